package app.mooring.driver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The guest's side of a disk: its device, what is on it, where it is mounted. Failures are
/// [app.mooring.failure.Failure].
public interface Disks {
    /// A place where a device is mounted, in any mount namespace.
    ///
    /// @param own whether in this process's own namespace
    /// @param root the directory of the file system that is mounted there
    record Mount(boolean own, String root, Path target) {}

    /// Waits for the device of a medium; `driver.noDevice` when it does not come.
    Path await(String medium);

    /// Empty only when no device of this guest has the medium's serial. A link that is missing is not enough.
    Optional<Path> find(String medium);

    /// Whether that device is not there any more, which is known for sure.
    boolean isGone(Path device);

    /// Waits, for a little while, until the device is gone.
    void awaitGone(String medium);

    /// What it carries (a file system, a partition table, anything known), empty when nothing is recognised.
    Optional<String> signature(Path device);

    /// Whether every byte reads zero.
    ///
    /// @param endsOnly look at the beginning and the end only
    boolean isZero(Path device, boolean endsOnly);

    /// Whether that file system, which is recognised, is one whose making was cut short: incomplete, and never
    /// mounted. False where it cannot be told.
    default boolean isUnfinished(Path device, FileSystem fileSystem) {
        return false;
    }

    void format(Path device, FileSystem fileSystem);

    /// Repairs what can be repaired without a question, else `driver.damaged`.
    void check(Path device, FileSystem fileSystem);

    void mount(Path device, FileSystem fileSystem, Path target);

    /// `driver.busy` when it is in use.
    void unmount(Path target);

    /// Returns when all that was written is on the disk.
    void flush(Path device);

    /// The device mounted at that place, in this process's namespace.
    Optional<Path> mountedAt(Path target);

    /// Everywhere the device is mounted, in every process's namespace.
    List<Mount> mounts(Path device);

    /// What uses the device otherwise than by a mount of the whole, in words for the person: a mount of a
    /// partition in any process's namespace, what was made of the device or of a partition (LVM, dm-crypt,
    /// md), a loop device over them, a btrfs of several disks, swap. What has it open and is none of these
    /// (a pool of ZFS) is not seen.
    List<String> uses(Path device);

    /// Waits until none of those mounts of the device is left: a container's go with its processes, a moment
    /// after Docker says that it has ended. Those that are left when the time is over.
    List<Mount> awaitUnmounted(Path device, Predicate<Mount> which, Duration atMost);
}
