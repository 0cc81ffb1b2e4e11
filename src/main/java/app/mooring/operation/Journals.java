package app.mooring.operation;

import app.mooring.failure.Failure;
import app.mooring.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The journals of a lab: one file for each operation that is not done with.
public final class Journals {
    private static final String ENDING = ".json";

    private final Path folder;

    public Journals(Path folder) {
        this.folder = folder;
    }

    /// The files of all, also of the operation that is under way.
    public Set<Path> files() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Journals::isJournal).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw Failure.because(e, "operation.journal", folder);
        }
    }

    private static boolean isJournal(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ENDING);
    }

    /// Those that earlier operations left; none when everything ended well. While the lab is locked: what a
    /// Mooring that was killed was writing is removed. One that cannot be read stays, and stands in nobody's
    /// way.
    ///
    /// @param unreadable is told of each that cannot be read: `operation.journal`
    public List<Journal> left(Consumer<Failure> unreadable) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Journal> left = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (DurableFile.isHalf(file)) {
                    Files.deleteIfExists(file);
                } else if (isJournal(file)) {
                    try {
                        left.add(Journal.read(file));
                    } catch (Failure failure) {
                        unreadable.accept(failure);
                    }
                }
            }
            return left;
        } catch (IOException e) {
            throw Failure.because(e, "operation.journal", folder);
        }
    }

    /// What those say that can be read, also of the operation that is under way. Changes nothing, locked or not.
    public List<Journal.Entry> written() {
        List<Journal.Entry> written = new ArrayList<>();
        for (Path file : files()) {
            try {
                written.add(Journal.read(file).entry());
            } catch (Failure unreadable) {
                // It is damaged, or was done with in this moment.
            }
        }
        return written;
    }

    /// Begins an operation's. Failures: `operation.unfinished` while one is left that touches the same volumes.
    public Journal begin(String operation, List<String> volumes, Map<String, String> facts) {
        for (Journal journal : left(_ -> {})) {
            journal.entry().volumes().stream()
                    .filter(volumes::contains)
                    .findFirst()
                    .ifPresent(volume -> {
                        throw Failure.refused(
                                "operation.unfinished", journal.entry().operation(), volume, folder);
                    });
        }
        Path file = folder.resolve(operation + "-" + UUID.randomUUID() + ENDING);
        return Journal.begin(file, new Journal.Entry(operation, volumes, facts, "", false));
    }
}
