/// Controls that several pages have, and the words for what several show. They have nothing done in a lab.
@NullMarked
package app.mooring.ui.control;

import org.jspecify.annotations.NullMarked;
