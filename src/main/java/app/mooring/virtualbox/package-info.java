/// VirtualBox: what is true of it wherever it is spoken to. Its API, its web service and its programs are the
/// packages below.
@NullMarked
package app.mooring.virtualbox;

import org.jspecify.annotations.NullMarked;
