package app.mooring.practice.lab;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The folder of a practice lab: for one lab at a time, and for nothing else, since a lab writes in it and closes it to
/// others. Its lock ends with the process that has it.
final class LabFolder implements AutoCloseable {
    private static final String LOCK = "practice.lock";

    /// In a folder that is to be thrown away with its lab.
    private static final String TEMPORARY = "practice.temporary";

    /// The labs of this process. Its lock on a folder goes when it closes any channel to the lock, so none is opened to
    /// the locks of these.
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    /// A Unix socket's path may have about a hundred bytes, and those in the guests are below this folder.
    private static final int LONGEST = 55;

    private final Path path;
    private final FileChannel lock;

    private LabFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Takes it; made where it is not there. Failures: `practice.longFolder`, `practice.foreignFolder` when other
    /// things
    /// are in it, `practice.busy` while another lab runs there.
    ///
    /// @param kept whether it stays when its lab ends
    static LabFolder open(Path folder, boolean kept) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        if (path.toString().length() > LONGEST) {
            throw Failure.usage("practice.longFolder", path, LONGEST);
        }
        if (Files.exists(path) && !Files.exists(path.resolve(LOCK)) && !isEmpty(path)) {
            throw Failure.refused("practice.foreignFolder", path);
        }
        Files.createDirectories(path);
        LabFolder taken = taken(path).orElseThrow(() -> Failure.refused("practice.busy", path));
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        if (kept) {
            Files.deleteIfExists(path.resolve(TEMPORARY));
        } else {
            Files.writeString(path.resolve(TEMPORARY), "");
        }
        return taken;
    }

    /// That of a lab that was to be thrown away and is dead, taken; empty for any other folder.
    static Optional<LabFolder> dead(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        return Files.isWritable(path.resolve(LOCK))
                        && Files.exists(path.resolve(TEMPORARY))
                        && Files.getOwner(path).equals(Files.getOwner(Path.of(System.getProperty("user.home"))))
                ? taken(path)
                : Optional.empty();
    }

    /// Empty while a lab has it.
    private static Optional<LabFolder> taken(Path path) throws IOException {
        if (!HERE.add(path)) {
            return Optional.empty();
        }
        boolean locked = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new LabFolder(path, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                HERE.remove(path);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (NotDirectoryException file) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            HERE.remove(path);
        }
    }
}
