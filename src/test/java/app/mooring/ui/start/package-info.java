@NullMarked
package app.mooring.ui.start;

import org.jspecify.annotations.NullMarked;
