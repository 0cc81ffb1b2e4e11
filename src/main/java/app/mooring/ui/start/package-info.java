/// What the window shows while there is no lab.
@NullMarked
package app.mooring.ui.start;

import org.jspecify.annotations.NullMarked;
