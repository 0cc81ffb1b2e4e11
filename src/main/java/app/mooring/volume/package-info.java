/// What a volume is called, how large it may be, and which file it is, for the host and for the guests alike.
/// Only rules: nothing here looks at a disk or asks VirtualBox.
@NullMarked
package app.mooring.volume;

import org.jspecify.annotations.NullMarked;
