/// The plan of a move: what will happen is shown first, then done before one's eyes.
@NullMarked
package app.mooring.ui.move;

import org.jspecify.annotations.NullMarked;
