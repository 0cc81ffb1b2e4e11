/// The guests' page.
@NullMarked
package app.mooring.ui.machines;

import org.jspecify.annotations.NullMarked;
