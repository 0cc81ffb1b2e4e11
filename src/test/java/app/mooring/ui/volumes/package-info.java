/// The guests' page.
@NullMarked
package app.mooring.ui.volumes;

import org.jspecify.annotations.NullMarked;
