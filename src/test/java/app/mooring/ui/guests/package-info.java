/// The guests' page.
@NullMarked
package app.mooring.ui.guests;

import org.jspecify.annotations.NullMarked;
