/// Asks the person whether a guest that was never seen is the one they mean.
@NullMarked
package app.mooring.ui.hostkey;

import org.jspecify.annotations.NullMarked;
