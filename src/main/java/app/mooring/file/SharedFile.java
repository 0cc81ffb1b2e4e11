package app.mooring.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Files that several Moorings change at the same time, as the window and a command do: who changes one reads it,
/// and writes it, while nobody else does.
public final class SharedFile {
    /// The system's locks are the process's, and all of them on a file go when the process closes any channel to it.
    /// So here one thread at a time has a channel to a lock.
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private SharedFile() {}

    /// Reads a file and writes it, wholly or not at all: who only reads it waits for nobody.
    public interface Change {
        void make() throws IOException;
    }

    /// Waits for those who change that file already, in this process and in others, and makes the change; none of
    /// the same file is made inside it. Who is waited for has but a file to write. The lock beside the file says
    /// nothing when it is left. A thread that is interrupted waits all the same.
    public static void change(Path file, Change change) throws IOException {
        Path folder = Files.createDirectories(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()))
                .toRealPath();
        Path lock = folder.resolve("." + file.getFileName() + ".lock");
        ReentrantLock turn = HERE.computeIfAbsent(lock, _ -> new ReentrantLock());
        boolean interrupted = false;
        turn.lock();
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try (FileChannel channel =
                        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock();
                    change.make();
                    return;
                } catch (FileLockInterruptionException e) {
                    interrupted = true; // which closed the channel
                }
            }
        } finally {
            turn.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
