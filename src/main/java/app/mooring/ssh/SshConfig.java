package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The part of `~/.ssh/config` that says where a host is and with what to log in: `Host`, `HostName`, `User`, `Port`
/// and `IdentityFile` (ssh_config(5)). Of each the first value that applies wins; identity files add up. `Match`
/// blocks and `Include` are left out.
public final class SshConfig {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private record Setting(List<String> hosts, String key, List<String> words) {
        boolean appliesTo(String alias) {
            boolean applies = false;
            for (String pattern : hosts) {
                boolean negated = pattern.startsWith("!");
                if (matches(negated ? pattern.substring(1) : pattern, alias)) {
                    if (negated) {
                        return false;
                    }
                    applies = true;
                }
            }
            return applies;
        }

        private static boolean matches(String pattern, String alias) {
            StringBuilder regex = new StringBuilder();
            pattern.chars().forEach(c -> regex.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
            return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE)
                    .matcher(alias)
                    .matches();
        }
    }

    private final List<Setting> settings;
    private final Path home;

    private SshConfig(List<Setting> settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    /// The user's own.
    public static SshConfig ofUser() {
        Path home = Path.of(System.getProperty("user.home"));
        return read(home.resolve(".ssh").resolve("config"), home);
    }

    /// That file's; an empty one where there is no such file.
    ///
    /// @param home what `~` and `%d` stand for
    public static SshConfig read(Path file, Path home) {
        try {
            return parse(Files.exists(file) ? Files.readString(file) : "", home);
        } catch (IOException e) {
            throw Failure.because(e, "ssh.config", file);
        }
    }

    /// That text's.
    public static SshConfig parse(String text, Path home) {
        List<Setting> settings = new ArrayList<>();
        List<String> hosts = List.of("*");
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (line.isBlank() || line.stripLeading().startsWith("#") || !parts.matches()) {
                continue;
            }
            String key = parts.group(1).toLowerCase(Locale.ROOT);
            List<String> words = words(parts.group(2));
            switch (key) {
                case "host" -> hosts = words;
                case "match" -> hosts = List.of();
                default -> settings.add(new Setting(hosts, key, words));
            }
        }
        return new SshConfig(List.copyOf(settings), home);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .takeWhile(word -> !word.startsWith("#"))
                .toList();
    }

    /// The aliases that are written out, without patterns: what a person can be offered to choose from.
    public List<String> aliases() {
        return settings.stream()
                .flatMap(setting -> setting.hosts().stream())
                .filter(host -> !host.contains("*") && !host.contains("?") && !host.startsWith("!"))
                .distinct()
                .toList();
    }

    /// Where that alias is; the alias itself is the name for people.
    ///
    /// @param user the user where the file names none
    public Address address(String alias, String user) {
        String host = first(alias, "hostname").orElse(alias).replace("%h", alias);
        int port = first(alias, "port").map(this::port).orElse(Address.DEFAULT_PORT);
        return new Address(alias, host, port, first(alias, "user").orElse(user));
    }

    private int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Failure.because(e, "ssh.config", text);
        }
    }

    /// The identity files of that alias that exist; OpenSSH's usual ones where it has none of its own.
    public List<Path> identityFiles(String alias) {
        List<Path> own = values(alias, "identityfile").map(this::expand).toList();
        List<Path> files = own.isEmpty()
                ? Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                        .map(home.resolve(".ssh")::resolve)
                        .toList()
                : own;
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private Path expand(String file) {
        String path = file.replace("%d", home.toString());
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : home.resolve(path);
    }

    private Optional<String> first(String alias, String key) {
        return values(alias, key).findFirst();
    }

    private Stream<String> values(String alias, String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key) && setting.appliesTo(alias))
                .flatMap(setting -> setting.words().stream().limit(1));
    }
}
