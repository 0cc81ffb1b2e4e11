@NullMarked
package app.mooring.ui.setup;

import org.jspecify.annotations.NullMarked;
