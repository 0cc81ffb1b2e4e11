/// What runs in the window.
@NullMarked
package app.mooring.ui.work;

import org.jspecify.annotations.NullMarked;
