/// What the window says, in the language that is chosen, live. Each package of the window has its own `texts` bundle.
@NullMarked
package app.mooring.ui.text;

import org.jspecify.annotations.NullMarked;
