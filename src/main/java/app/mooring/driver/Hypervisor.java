package app.mooring.driver;

import app.mooring.volume.VolumeSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the driver needs of the hypervisor. Every method may throw [app.mooring.failure.Failure], and does when
/// it is out of reach. Safe for use by several threads; attaching and detaching the own machine's disks is done
/// by one thread at a time, which is up to the caller.
public interface Hypervisor {
    /// Looked up afresh.
    Optional<Volume> find(String name);

    Volume create(String name, VolumeSize size, FileSystem fileSystem);

    void delete(Volume volume);

    /// The UUID of the machine this runs in.
    String self();

    /// Says on the host, for the other machines, that this one lives when it is off for VirtualBox: a
    /// VirtualBox that was killed and started again believes that of machines whose processes go on. Taken back
    /// when VirtualBox sees it run.
    ///
    /// @param mounted whether it may have a volume mounted; else there is nothing to keep from the others
    void tellAlive(boolean mounted);

    /// The machines that it is attached to, this one included.
    List<Holder> holders(Volume volume);

    /// Detaches it from another machine, which is off: that is checked again under the lock on that machine,
    /// and refused with `driver.attachedElsewhere` or `driver.alive` when it is not. Waits for a moment while
    /// somebody else has the lock, then `driver.locked`.
    void takeFrom(Holder holder, Volume volume);

    /// Attaches it to this machine, on the lowest free port; the port where it is when it is attached already.
    /// `driver.selfOff`, as of [#takeFrom], unless this machine runs for VirtualBox, too; `driver.inSnapshot`
    /// and `driver.diskType` when what is written to it would go to another file.
    int attachToSelf(Volume volume);

    /// Does nothing when it is not attached.
    void detachFromSelf(Volume volume);

    /// Waits until this machine is the only one that has it; false when it is not within that time.
    boolean awaitSole(Volume volume, Duration atMost);

    /// Whether nothing was ever written to it, as far as the hypervisor can tell for sure. Only of use while
    /// nobody has it.
    boolean isUnallocated(Volume volume);

    /// Whether formatting it was begun and not finished.
    boolean isFormatting(Volume volume);

    /// Remembers it on the host, for whichever machine the disk goes to next; for good when it returns.
    void setFormatting(Volume volume, boolean begun);

    /// Hands over the look at all volumes of the volume folder, which costs calls for every disk there is, at once and
    /// after every change, until told to stop. Blocks; throws when the connection is lost, and out of the look.
    void watch(Consumer<Supplier<List<Volume>>> changed, BooleanSupplier stop);
}
