package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of `~/.ssh/config` that says where a host is and with what to log in: `HostName`, `User`, `Port`
/// and `IdentityFile` (ssh_config(5)), below `Host`, below `Match` with `all`, `host` and `originalhost`, and
/// in files that are included. Of each the first value that applies wins; identity files add up. Blocks of
/// `Match` with another criterion (`user`, `exec`, `canonical`, `final`, `tagged`, …) are left out, and so is
/// everything of a proxy.
public final class SshConfig {
    private final List<SshConfigReader.Setting> settings;
    private final Path home;

    private SshConfig(List<SshConfigReader.Setting> settings, Path home) {
        this.settings = settings;
        this.home = home;
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
        SshConfigReader reader = new SshConfigReader(home);
        reader.read(text);
        return new SshConfig(reader.settings(), home);
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
        List<String> values = new ArrayList<>();
        String hostName = alias;
        boolean named = false;
        for (SshConfigReader.Setting setting : settings) {
            if (setting.words().isEmpty() || !setting.appliesTo(alias, hostName)) {
                continue;
            }
            if (setting.key().equals(key)) {
                values.add(setting.words().getFirst());
            }
            if (setting.key().equals("hostname") && !named) {
                hostName = setting.words().getFirst().replace("%h", alias);
                named = true;
            }
        }
        return values.stream();
    }
}
