package app.mooring.practice.guest.service;

import app.mooring.practice.guest.shell.Call;
import app.mooring.practice.guest.shell.GuestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What the units of a guest said, which outlives a restart.
public final class Journal {
    private static final String FOLDER = "/var/log/journal/";

    private final GuestFiles files;

    public Journal(GuestFiles files) {
        this.files = files;
    }

    synchronized void add(String unit, String message) {
        Path file = files.host(FOLDER + unit);
        try {
            Files.createDirectories(file.getParent());
            String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + message.replace('\n', ' ') + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            notifyAll();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// `journalctl -u UNIT [-n LINES] [-f] [-o cat]`.
    public int journalctl(Call call) throws IOException {
        List<String> words = call.arguments();
        Path file = files.host(FOLDER + Systemd.unit(value(words, "-u", "")));
        boolean follow = words.contains("-f");
        if (!Files.isRegularFile(file) && !follow) {
            call.io().say("-- No entries --\n");
            return 0;
        }
        boolean bare = value(words, "-o", "").equals("cat");
        int said = lines(file).size();
        int at = Math.max(0, said - Integer.parseInt(value(words, "-n", String.valueOf(said))));
        while (true) {
            List<String> lines = lines(file);
            for (String line : lines.subList(Math.min(at, lines.size()), lines.size())) {
                call.io().say((bare ? line.substring(line.indexOf(' ') + 1) : line) + "\n");
            }
            at = lines.size();
            if (!follow || !isMore(file, at)) {
                return 0;
            }
        }
    }

    private synchronized List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    }

    /// Waits for more; an interrupt ends it.
    private synchronized boolean isMore(Path file, int known) throws IOException {
        try {
            while (lines(file).size() <= known) {
                wait();
            }
            return true;
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String value(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }
}
