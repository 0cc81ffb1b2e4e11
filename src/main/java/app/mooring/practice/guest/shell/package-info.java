/// A small POSIX shell and the programs of a played guest. What a guest does not have is answered as a shell
/// answers it, with status 127, and logged.
@NullMarked
package app.mooring.practice.guest.shell;

import org.jspecify.annotations.NullMarked;
