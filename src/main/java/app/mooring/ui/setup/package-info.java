/// What the lab needs, as a checklist that can be left and resumed.
@NullMarked
package app.mooring.ui.setup;

import org.jspecify.annotations.NullMarked;
