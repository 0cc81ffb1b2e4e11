package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads an SSH configuration, with the files that it includes.
final class SshConfigReader {
    /// As deep as OpenSSH goes.
    private static final int DEEPEST = 16;

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// Whether what follows applies: by the name that was asked for, or by the name it stands for by then.
    sealed interface Condition {
        record Alias(HostPatterns patterns) implements Condition {}

        record HostName(HostPatterns patterns) implements Condition {}

        record Never() implements Condition {}

        default boolean holds(String alias, String hostName) {
            return switch (this) {
                case Alias(HostPatterns patterns) -> patterns.match(alias);
                case HostName(HostPatterns patterns) -> patterns.match(hostName);
                case Never() -> false;
            };
        }
    }

    /// A line, and all that must hold for it to apply.
    record Setting(List<Condition> conditions, String key, List<String> words) {
        boolean appliesTo(String alias, String hostName) {
            return conditions.stream().allMatch(condition -> condition.holds(alias, hostName));
        }
    }

    private final Path home;
    private final List<Setting> settings = new ArrayList<>();

    /// @param home what `~` stands for; relative includes are looked for in its `.ssh`
    SshConfigReader(Path home) {
        this.home = home;
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    void read(String text) {
        read(text, List.of(), 0);
    }

    private void read(String text, List<Condition> around, int depth) {
        List<Condition> conditions = around;
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (line.isBlank() || line.stripLeading().startsWith("#") || !parts.matches()) {
                continue;
            }
            String key = parts.group(1).toLowerCase(Locale.ROOT);
            List<String> words = words(parts.group(2));
            switch (key) {
                case "host" -> conditions = with(around, List.of(new Condition.Alias(new HostPatterns(words))));
                case "match" -> conditions = with(around, match(words));
                case "include" -> include(words, conditions, depth);
                default -> settings.add(new Setting(conditions, key, words));
            }
        }
    }

    private static List<Condition> with(List<Condition> around, List<Condition> more) {
        return Stream.concat(around.stream(), more.stream()).toList();
    }

    /// The criteria of `Match` that are known here; the block of any other does not apply.
    private static List<Condition> match(List<String> words) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            String criterion = words.get(i).toLowerCase(Locale.ROOT);
            if (criterion.equals("all")) {
                i--;
                continue;
            }
            HostPatterns patterns = new HostPatterns(
                    i + 1 < words.size() ? List.of(words.get(i + 1).split(",")) : List.of());
            conditions.add(
                    switch (criterion) {
                        case "host" -> new Condition.HostName(patterns);
                        case "originalhost" -> new Condition.Alias(patterns);
                        default -> new Condition.Never();
                    });
        }
        return conditions;
    }

    private void include(List<String> names, List<Condition> conditions, int depth) {
        if (depth == DEEPEST) {
            throw Failure.failed("ssh.config", String.join(" ", names));
        }
        for (String name : names) {
            Path path = name.startsWith("~/")
                    ? home.resolve(name.substring(2))
                    : home.resolve(".ssh").resolve(name);
            try {
                for (Path file : files(path)) {
                    read(Files.readString(file), conditions, depth + 1);
                }
            } catch (IOException e) {
                throw Failure.because(e, "ssh.config", path);
            }
        }
    }

    /// Patterns are for the last name of the path; what is not there is left out, as OpenSSH does.
    private static List<Path> files(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        String pattern =
                Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        }
        return found.stream().filter(Files::isRegularFile).sorted().toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .takeWhile(word -> !word.startsWith("#"))
                .toList();
    }
}
