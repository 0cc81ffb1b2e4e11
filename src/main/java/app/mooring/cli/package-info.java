/// The command line: words in, lines or JSON out, and an exit status (0, 1 failed, 2 usage, 3 refused). It
/// knows how nothing is done.
@NullMarked
package app.mooring.cli;

import org.jspecify.annotations.NullMarked;
