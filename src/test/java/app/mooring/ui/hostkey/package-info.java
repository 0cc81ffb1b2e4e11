@NullMarked
package app.mooring.ui.hostkey;

import org.jspecify.annotations.NullMarked;
