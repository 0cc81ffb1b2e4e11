package app.mooring.operation;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Keeps a second Mooring from changing a lab at the same time. The system lets go of it when the process ends,
/// however it ends: a lock file that is left says nothing.
public final class LabLock implements AutoCloseable {
    /// What this process has locked. The system's locks are the process's, and on Linux and macOS all of them on a
    /// file go when the process closes any channel to it, also that of somebody who was kept out. So no channel is
    /// opened to what is in here.
    private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    /// Who only looks is waited for, by who wants to change something.
    private static final ReentrantLock ACQUIRING = new ReentrantLock();

    private final List<Held> held = new ArrayList<>();

    private record Held(Path file, FileChannel channel) {}

    private LabLock() {}

    /// All of these, or none. Failures: `operation.locked` while another has one of them, `operation.busy` while this
    /// process has.
    public static LabLock acquire(List<Path> files) {
        LabLock lock = new LabLock();
        boolean acquired = false;
        ACQUIRING.lock();
        try {
            files.forEach(lock::add);
            acquired = true;
            return lock;
        } finally {
            if (!acquired) {
                lock.close();
            }
            ACQUIRING.unlock();
        }
    }

    /// What there is to see while nobody changes the lab; empty: somebody does. Nobody of this process is kept out
    /// by it. A folder that is not there yet is not made for a look.
    ///
    /// @param look returns soon
    public static <T> Optional<T> whileFree(List<Path> files, Supplier<T> look) {
        ACQUIRING.lock();
        try (LabLock _ = acquire(files.stream()
                .filter(file -> Files.isDirectory(file.toAbsolutePath().getParent()))
                .toList())) {
            return Optional.of(look.get());
        } catch (Failure failure) {
            if (Set.of("operation.locked", "operation.busy").contains(failure.code())) {
                return Optional.empty();
            }
            throw failure;
        } finally {
            ACQUIRING.unlock();
        }
    }

    private void add(Path file) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path real = folder.toRealPath().resolve(file.getFileName());
            if (!OF_THIS_PROCESS.add(real)) {
                throw Failure.refused("operation.busy");
            }
            FileChannel channel = opened(real);
            held.add(new Held(real, channel));
            if (channel.tryLock() == null) {
                throw Failure.refused("operation.locked", file);
            }
        } catch (IOException e) {
            throw Failure.because(e, "operation.lock", file);
        }
    }

    private static FileChannel opened(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            OF_THIS_PROCESS.remove(file);
            throw e;
        }
    }

    @Override
    public void close() {
        for (Held one : held) {
            try {
                one.channel().close();
            } catch (IOException e) {
                throw Failure.because(e, "operation.lock", "");
            } finally {
                OF_THIS_PROCESS.remove(one.file());
            }
        }
    }
}
