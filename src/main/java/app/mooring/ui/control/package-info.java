/// Controls that several pages have. They know nothing of labs.
@NullMarked
package app.mooring.ui.control;

import org.jspecify.annotations.NullMarked;
