/// Commands in a guest, over SSH: one shared connection per guest, its host key, its login and its way to root.
///
/// The room knows nothing of volumes, of Docker or of VirtualBox. Its calls block and are meant for virtual
/// threads; an interrupt ends them with a cancelled [app.mooring.failure.Failure].
@NullMarked
package app.mooring.ssh;

import org.jspecify.annotations.NullMarked;
