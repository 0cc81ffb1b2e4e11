/// Language, look, text size, and the settings of the lab.
@NullMarked
package app.mooring.ui.settings;

import org.jspecify.annotations.NullMarked;
