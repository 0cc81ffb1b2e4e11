package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.Serial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// [Disks] of a Linux guest, with its programs `blkid`, `mkfs`, `e2fsck`, `mount` and `umount`.
public final class LinuxDisks implements Disks {
    private static final Duration APPEARS = Duration.ofSeconds(30);
    private static final Duration GOES = Duration.ofSeconds(5);
    private static final int BLOCK = 8 << 20;
    /// e2fsck(8): errors are left.
    private static final int DAMAGED = 4;
    private static final int ENDS = 16 << 20;
    private static final Pattern KIND = Pattern.compile("(?m)^(TYPE|PTTYPE)=(.*)$");

    private final Path links;
    private final BlockDevices devices;
    private final MountNamespaces namespaces;
    private final DeviceUses uses;
    private final Duration appears;

    public LinuxDisks() {
        this(Path.of("/dev/disk/by-id"), Path.of("/sys/block"), Path.of("/proc"), APPEARS);
    }

    LinuxDisks(Path links, Path blocks, Path proc, Duration appears) {
        this.links = links;
        this.devices = new BlockDevices(blocks);
        this.namespaces = new MountNamespaces(proc);
        this.uses = new DeviceUses(blocks, proc);
        this.appears = appears;
    }

    private Path link(String medium) {
        return links.resolve("ata-VBOX_HARDDISK_" + Serial.of(medium));
    }

    @Override
    public Path await(String medium) {
        Path link = link(medium);
        PathWatch.await(link, () -> linked(medium).isPresent(), appears);
        return find(medium).orElseThrow(() -> Failure.failed("driver.noDevice", link, appears.toSeconds()));
    }

    @Override
    public Optional<Path> find(String medium) {
        return linked(medium).or(() -> devices.withSerial(Serial.of(medium)));
    }

    /// A link may have been left behind, and lead to the disk that has the device's name now.
    private Optional<Path> linked(String medium) {
        Path link = link(medium);
        try {
            Path device = link.toRealPath();
            return devices.hasOtherSerial(device, Serial.of(medium)) ? Optional.empty() : Optional.of(device);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", link);
        }
    }

    @Override
    public boolean isGone(Path device) {
        return Files.notExists(device);
    }

    @Override
    public void awaitGone(String medium) {
        PathWatch.await(link(medium), () -> find(medium).isEmpty(), GOES);
    }

    /// blkid(8), low-level probing: status 2 when nothing is recognised, 8 when more than one thing is.
    @Override
    public Optional<String> signature(Path device) {
        Command probe = Command.run("blkid", "-p", "-o", "export", device.toString());
        return switch (probe.status()) {
            case 0 ->
                KIND.matcher(probe.output())
                        .results()
                        .map(result -> result.group(2))
                        .findFirst()
                        .or(() -> Optional.of("unknown"));
            case 2 -> Optional.empty();
            case 8 -> Optional.of("ambivalent");
            default -> throw Failure.failed("driver.command", device, "blkid", probe.status(), probe.output());
        };
    }

    @Override
    public boolean isZero(Path device, boolean endsOnly) {
        try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
            long size = channel.size();
            if (!endsOnly || size <= 2L * ENDS) {
                return isZero(channel, 0, Long.MAX_VALUE);
            }
            return isZero(channel, 0, ENDS) && isZero(channel, size - ENDS, Long.MAX_VALUE);
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", device);
        }
    }

    private static boolean isZero(FileChannel channel, long from, long length) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
        for (long done = 0; done < length; ) {
            buffer.clear().limit((int) Math.min(BLOCK, length - done));
            int read = channel.read(buffer, from + done);
            if (read < 0) {
                return true;
            }
            if (buffer.flip().mismatch(zeros.slice(0, read)) >= 0) {
                return false;
            }
            done += read;
        }
        return true;
    }

    /// mkfs writes what makes a disk an ext or XFS file system last, or marks it until it is done; but when the
    /// power is cut, what was written last may be there and what was written before may not. Btrfs is not
    /// recognised until its making is done.
    @Override
    public boolean isUnfinished(Path device, FileSystem fileSystem) {
        return switch (fileSystem) {
            case EXT2, EXT3, EXT4 ->
                Superblock.read(device).isNeverMountedExt()
                        && Command.run("e2fsck", "-n", "-f", device.toString()).status() >= DAMAGED;
            case XFS -> Superblock.read(device).isXfsInProgress();
            case BTRFS -> false;
        };
    }

    /// Without force mkfs.xfs and mkfs.btrfs refuse what they find something on.
    @Override
    public void format(Path device, FileSystem fileSystem) {
        String mkfs = "mkfs." + fileSystem.type();
        Command made = switch (fileSystem) {
            case EXT2, EXT3, EXT4 -> Command.run(mkfs, "-q", "-F", device.toString());
            case XFS ->
                Superblock.read(device).isXfsInProgress()
                        ? Command.run(mkfs, "-q", "-f", device.toString())
                        : Command.run(mkfs, "-q", device.toString());
            case BTRFS -> Command.run(mkfs, "-q", device.toString());
        };
        made.succeeded("driver.notFormatted", device);
    }

    /// e2fsck(8): 1 and 2 are errors that were corrected. xfs and btrfs look after themselves when mounted.
    @Override
    public void check(Path device, FileSystem fileSystem) {
        if (fileSystem.isExt()) {
            Command check = Command.run("e2fsck", "-p", device.toString());
            if (check.status() >= DAMAGED) {
                throw Failure.failed("driver.damaged", device, check.output());
            }
        }
    }

    @Override
    public void mount(Path device, FileSystem fileSystem, Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException uncreatable) {
            throw Failure.because(uncreatable, "driver.directory", target);
        }
        Command.run("mount", "-t", fileSystem.type(), device.toString(), target.toString())
                .succeeded("driver.notMounted", device);
    }

    @Override
    public void unmount(Path target) {
        Command unmounted = Command.run("umount", target.toString());
        if (unmounted.status() != 0 && unmounted.output().contains("busy")) {
            throw Failure.refused("driver.busy", target);
        }
        unmounted.succeeded("driver.command", target);
    }

    @Override
    public void flush(Path device) {
        try (FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException unwritten) {
            throw Failure.because(unwritten, "driver.notFlushed", device);
        }
    }

    @Override
    public Optional<Path> mountedAt(Path target) {
        return namespaces.at(target);
    }

    @Override
    public List<Mount> mounts(Path device) {
        return namespaces.of(device);
    }

    @Override
    public List<String> uses(Path device) {
        return uses.of(device);
    }

    @Override
    public List<Mount> awaitUnmounted(Path device, Predicate<Mount> which, Duration atMost) {
        return namespaces.awaitGone(device, which, atMost);
    }
}
