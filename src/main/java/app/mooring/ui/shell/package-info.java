/// The frame around the pages: rail, status line, palette, notices.
@NullMarked
package app.mooring.ui.shell;

import org.jspecify.annotations.NullMarked;
