/// Controls that several pages have.
@NullMarked
package app.mooring.ui.control;

import org.jspecify.annotations.NullMarked;
