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
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// `journalctl -u UNIT [-n LINES] [-o cat]`.
    public int journalctl(Call call) throws IOException {
        List<String> words = call.arguments();
        Path file = files.host(FOLDER + Systemd.unit(value(words, "-u", "")));
        if (!Files.isRegularFile(file)) {
            call.io().say("-- No entries --\n");
            return 0;
        }
        boolean bare = value(words, "-o", "").equals("cat");
        List<String> lines = Files.readAllLines(file);
        int first = Math.max(0, lines.size() - Integer.parseInt(value(words, "-n", String.valueOf(lines.size()))));
        for (String line : lines.subList(first, lines.size())) {
            call.io().say((bare ? line.substring(line.indexOf(' ') + 1) : line) + "\n");
        }
        return 0;
    }

    private static String value(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }
}
