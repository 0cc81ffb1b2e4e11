/// The way into a played guest: its network cable and its SSH server. What the commands do is not known here.
@NullMarked
package app.mooring.practice.guest.ssh;

import org.jspecify.annotations.NullMarked;
