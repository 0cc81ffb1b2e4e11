package app.mooring.practice.lab;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of a practice lab: for one lab at a time, and for nothing else, since a lab writes in it and closes it to
/// others. Its lock ends with the process that has it.
final class LabFolder implements AutoCloseable {
    private static final String LOCK = "practice.lock";

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
    static LabFolder open(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        if (path.toString().length() > LONGEST) {
            throw Failure.usage("practice.longFolder", path, LONGEST);
        }
        if (Files.exists(path) && !Files.exists(path.resolve(LOCK)) && !isEmpty(path)) {
            throw Failure.refused("practice.foreignFolder", path);
        }
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel) == null) {
            channel.close();
            throw Failure.refused("practice.busy", path);
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        return new LabFolder(path, channel);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (NotDirectoryException file) {
            return false;
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
