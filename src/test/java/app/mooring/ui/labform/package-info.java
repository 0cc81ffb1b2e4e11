@NullMarked
package app.mooring.ui.labform;

import org.jspecify.annotations.NullMarked;
