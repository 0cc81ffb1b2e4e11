@NullMarked
package app.mooring.ui.settings;

import org.jspecify.annotations.NullMarked;
