@NullMarked
package app.mooring.ui.move;

import org.jspecify.annotations.NullMarked;
