package app.mooring.operation;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps a second Mooring from changing a lab at the same time. The system lets go of it when the process ends,
/// however it ends: a lock file that is left says nothing.
public final class LabLock implements AutoCloseable {
    private final List<FileChannel> channels = new ArrayList<>();

    private LabLock() {}

    /// All of these, or none. Failures: `operation.locked` while another has one of them.
    public static LabLock acquire(List<Path> files) {
        LabLock lock = new LabLock();
        boolean acquired = false;
        try {
            files.forEach(lock::add);
            acquired = true;
            return lock;
        } finally {
            if (!acquired) {
                lock.close();
            }
        }
    }

    private void add(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channels.add(channel);
            if (tried(channel) == null) {
                throw Failure.refused("operation.locked", file);
            }
        } catch (IOException e) {
            throw Failure.because(e, "operation.lock", file);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException byThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                throw Failure.because(e, "operation.lock", "");
            }
        }
    }
}
