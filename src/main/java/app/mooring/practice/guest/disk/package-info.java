/// The block devices of played guests. There is no kernel: what a disk holds is a folder beside its medium, and
/// whether there is a file system on it is read from the medium's own bytes.
@NullMarked
package app.mooring.practice.guest.disk;

import org.jspecify.annotations.NullMarked;
