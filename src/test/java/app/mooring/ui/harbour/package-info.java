@NullMarked
package app.mooring.ui.harbour;

import org.jspecify.annotations.NullMarked;
