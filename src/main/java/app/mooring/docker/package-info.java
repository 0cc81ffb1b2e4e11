/// The Docker engine of a guest, over SSH: containers, volumes and images, and what a container says and does.
///
/// The room knows nothing of VirtualBox, nor of which driver a volume has. Its calls block; an interrupt ends
/// them with a cancelled [app.mooring.failure.Failure].
@NullMarked
package app.mooring.docker;

import org.jspecify.annotations.NullMarked;
