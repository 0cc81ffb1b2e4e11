package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What Mooring on the host says of disks that it is about to take out of this guest while it runs: a file in
/// `leaving/NAME`, before it looks for the last time whether the volume is on record. It removes the file when it
/// knows how the detach ended.
final class Leaving {
    /// One that was killed, or does not know how its detach ended, is not waited for longer than the detach may
    /// take: it is sent within 40 s of the look, and what VirtualBox is asked may take it a minute.
    private static final Duration BELIEVED = Duration.ofMinutes(3);

    private final Path folder;

    /// @param root the driver's folder
    Leaving(Path root) {
        this.folder = root.resolve("leaving");
    }

    /// Failures: `driver.leaving` while that volume is being taken out.
    void refuse(String volume) {
        Path place = folder.resolve(volume);
        try {
            for (Path said : said(place)) {
                if (isFresh(said)) {
                    throw Failure.refused("driver.leaving", volume);
                }
            }
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", place);
        }
    }

    /// Not one that has been removed meanwhile.
    private static boolean isFresh(Path said) throws IOException {
        try {
            Instant at = Files.getLastModifiedTime(said).toInstant();
            return Duration.between(at, Instant.now()).abs().compareTo(BELIEVED) < 0;
        } catch (NoSuchFileException over) {
            return false;
        }
    }

    /// In early versions the place itself was the file.
    private static List<Path> said(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        } catch (NoSuchFileException over) {
            return List.of();
        }
    }
}
