package app.mooring.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Files that a power cut leaves as they were before or after a change, and as after it once a method here has
/// returned. A thread that is interrupted, before or meanwhile, writes all the same: what it does next has to be known.
public final class DurableFile {
    private static final String NEW = ".new";

    private DurableFile() {}

    /// Whether it is what a program that was killed was writing.
    public static boolean isHalf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(NEW);
    }

    interface Change {
        void make() throws IOException;
    }

    /// Its new content, wholly or not at all.
    public static void write(Path file, byte[] content) throws IOException {
        uninterrupted(() -> {
            Path folder = folder(file);
            Files.createDirectories(folder);
            Path next = folder.resolve("." + file.getFileName() + NEW);
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flush(folder);
        });
    }

    /// Removes it, where there is one.
    public static void delete(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            uninterrupted(() -> {
                Files.deleteIfExists(file);
                flush(folder(file));
            });
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /// A folder's entries are the folder's content. Windows opens no folder, and writes entries by itself.
    private static void flush(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Makes a change that may be made again: from its beginning, when an interrupt has closed a channel under it.
    static void uninterrupted(Change change) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    change.make();
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted(); // else the next channel is closed too
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
