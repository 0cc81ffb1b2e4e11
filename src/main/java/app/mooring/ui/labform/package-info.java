/// The form in which a lab is described: what is typed is checked at once, and each connection is tried.
@NullMarked
package app.mooring.ui.labform;

import org.jspecify.annotations.NullMarked;
