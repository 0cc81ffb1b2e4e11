package app.mooring.practice;

import app.mooring.file.FolderTree;
import app.mooring.virtualbox.host.ProcessEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a lab has outside its folder: processes, and folders with short names for sockets. A note of each lies in the
/// lab's folder, from which the next lab ends what one that was killed has left. Each says where it lies: what a copy
/// of a lab finds noted is the other's. What could not be noted is left then, and that is all. Thread-safe.
public final class Belongings {
    private static final System.Logger LOG = System.getLogger(Belongings.class.getName());
    private static final String PROCESS = "process-";
    private static final String FOLDER = "folder-";
    private static final Duration END = Duration.ofSeconds(10);

    /// Linux tells when a process started from when the system did, which changes a little when its clock is set.
    private static final Duration SAME = Duration.ofSeconds(2);

    private final Path notes;

    /// @param notes a folder for them alone, made for the first one
    public Belongings(Path notes) {
        this.notes = notes;
    }

    /// It is the lab's until it is over.
    public void started(ProcessHandle process) {
        process.info()
                .startInstant()
                .flatMap(start -> process.info().command().map(program -> start + "\n" + program + "\n"))
                .ifPresent(text -> note(PROCESS + process.pid(), text));
    }

    public void over(ProcessHandle process) {
        forget(PROCESS + process.pid());
    }

    /// It lies in a folder for temporary files, and is the lab's until it is deleted.
    public void made(Path folder) {
        note(FOLDER + folder.getFileName(), folder.toAbsolutePath().normalize() + "\n");
    }

    public void deleted(Path folder) {
        forget(FOLDER + folder.getFileName());
    }

    private void note(String name, String text) {
        try {
            Path here = Files.createDirectories(notes).toRealPath();
            Files.writeString(here.resolve(name), text + here + "\n");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What a lab has is not noted", e);
        }
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(notes.resolve(name));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What a lab had stays noted", e);
        }
    }

    /// Ends all that is noted. For the lab itself at its end, and for who knows that it is dead.
    public void end() throws IOException {
        if (!Files.isDirectory(notes)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> files = Files.list(notes)) {
            left = files.toList();
        }
        String here = notes.toRealPath().toString();
        for (Path note : left) {
            String name = String.valueOf(note.getFileName());
            List<String> lines = lines(note);
            if (!lines.isEmpty() && lines.getLast().equals(here)) {
                if (name.startsWith(PROCESS) && lines.size() == 3) {
                    process(name.substring(PROCESS.length()), lines).ifPresent(Belongings::end);
                } else if (name.startsWith(FOLDER) && lines.size() == 2) {
                    deleteTemporary(Path.of(lines.getFirst()), name.substring(FOLDER.length()));
                }
            }
            Files.deleteIfExists(note);
        }
    }

    /// None of a note that has gone meanwhile: who made it has ended it.
    private static List<String> lines(Path note) throws IOException {
        try {
            return Files.readAllLines(note);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /// Any other folder that a note may name is none of a lab's.
    private static void deleteTemporary(Path folder, String name) throws IOException {
        boolean temporary = Stream.of(System.getProperty("java.io.tmpdir"), "/tmp")
                .map(each -> Path.of(each).toAbsolutePath().normalize())
                .anyMatch(each -> each.equals(folder.getParent()));
        if (temporary && folder.endsWith(name) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            FolderTree.delete(folder);
        }
    }

    /// Another process may have its number by now.
    private static Optional<ProcessHandle> process(String number, List<String> lines) {
        try {
            Instant started = Instant.parse(lines.getFirst());
            return ProcessHandle.of(Long.parseLong(number))
                    .filter(it -> it.info().command().equals(Optional.of(lines.get(1))))
                    .filter(it -> it.info()
                            .startInstant()
                            .filter(start ->
                                    Duration.between(started, start).abs().compareTo(SAME) <= 0)
                            .isPresent());
        } catch (NumberFormatException | DateTimeParseException broken) {
            return Optional.empty();
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        try {
            if (!ProcessEnd.await(process, END)) {
                LOG.log(System.Logger.Level.WARNING, "Process {0} of a dead lab does not end", process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
