@NullMarked
package app.mooring.ui.shell;

import org.jspecify.annotations.NullMarked;
