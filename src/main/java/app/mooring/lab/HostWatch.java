package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Sees what the host tells without VirtualBox: its programs, the web service's process, the room on the disk, and
/// what was interrupted.
final class HostWatch {
    private static final System.Logger LOG = System.getLogger(HostWatch.class.getName());

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);

    private final Path volumeFolder;
    private final Supplier<Optional<ProcessHandle>> webService;
    private final Supplier<List<Interrupted>> interrupted;
    private final Picture picture;
    private final Poke poke = new Poke();

    /// @param webService the web service's process; fails where VirtualBox is not found
    /// @param interrupted what was interrupted and is not settled
    HostWatch(
            Path volumeFolder,
            Supplier<Optional<ProcessHandle>> webService,
            Supplier<List<Interrupted>> interrupted,
            Picture picture) {
        this.interrupted = interrupted;
        this.volumeFolder = volumeFolder;
        this.webService = webService;
        this.picture = picture;
    }

    /// Has it look soon.
    void refresh() {
        poke.now();
    }

    /// Looks until the thread is interrupted.
    void looks() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            poke.await(NOW_AND_THEN);
        }
    }

    private void look() {
        try {
            picture.interrupted(Look.once(interrupted::get));
        } catch (Failure unread) {
            LOG.log(System.Logger.Level.WARNING, unread.getMessage());
        }
        long free = freeBytes();
        try {
            Optional<ProcessHandle> process = Look.once(webService::get);
            picture.host(
                    new Reach.Answers(),
                    process.map(ProcessHandle::pid).orElse(0L),
                    process.flatMap(it -> it.info().startInstant()).orElse(null),
                    free);
        } catch (Failure notFound) {
            picture.host(new Reach.Away(notFound), 0, null, free);
        }
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(volumeFolder).getUsableSpace();
        } catch (IOException notThere) {
            return -1;
        }
    }
}
