/// What the two faces can ask for: the command line and the window know these interfaces and no more of how anything is
/// done.
@NullMarked
package app.mooring.face;

import org.jspecify.annotations.NullMarked;
