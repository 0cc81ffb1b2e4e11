package app.mooring.lab;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads and writes a lab file: JSON, described in the README. `~` stands for the home folder given; relative paths
/// begin at
/// the file's folder.
public final class LabFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private final Path file;
    private final Path home;

    private LabFile(Path file, Path home) {
        this.file = file;
        this.home = home;
    }

    /// The lab that the file describes. Failures: `lab.missing`, `lab.syntax` and `lab.field` (with line and
    /// column), `lab.value`.
    public static Lab read(Path file, Path home) {
        return new LabFile(file.toAbsolutePath().normalize(), home).read();
    }

    private Lab read() {
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw Failure.because(e, "lab.missing", file);
        }
    }

    private Lab read(String text) throws IOException {
        try {
            return check(JSON.readValue(text, LabDocument.class));
        } catch (UnrecognizedPropertyException e) {
            JsonLocation where = FieldPlace.find(JSON, text, e);
            throw Failure.because(
                    e,
                    "lab.field",
                    file,
                    String.valueOf(where.getLineNr()),
                    String.valueOf(where.getColumnNr()),
                    field(e),
                    e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        } catch (JacksonException e) {
            JsonLocation where = e.getLocation();
            String field = e instanceof JsonMappingException mapping ? field(mapping) : "";
            throw Failure.because(
                    e,
                    "lab.syntax",
                    file,
                    where == null ? "?" : String.valueOf(where.getLineNr()),
                    where == null ? "?" : String.valueOf(where.getColumnNr()),
                    (field.isEmpty() ? "" : field + ": ")
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static String field(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private Lab check(@Nullable LabDocument document) {
        if (document == null) {
            throw value("(the whole file)", "empty");
        }
        String name = document.name() == null ? "lab" : document.name();
        require(LabValues.isName(name), "name", name);
        String driver = document.driver() == null ? "mooring" : document.driver();
        require(LabValues.isDriver(driver), "driver", driver);
        List<Lab.Machine> machines = document.machines() == null
                ? List.of()
                : IntStream.range(0, document.machines().size())
                        .mapToObj(index -> machine(
                                "machines[" + index + "]", document.machines().get(index)))
                        .toList();
        require(!machines.isEmpty(), "machines", "[]");
        Set<String> seen = new HashSet<>();
        machines.forEach(machine -> require(seen.add(machine.name()), "machines", machine.name() + " (twice)"));
        return new Lab(
                name,
                optionalPath("virtualBoxFolder", document.virtualBoxFolder()),
                webService(document.webService() == null ? new LabDocument.WebServiceEntry() : document.webService()),
                path(
                        "volumeFolder",
                        document.volumeFolder() == null ? "~/VirtualBox/Volumes" : document.volumeFolder()),
                driver,
                machines);
    }

    private Lab.WebService webService(LabDocument.WebServiceEntry entry) {
        int port = entry.port() == null ? 18083 : entry.port();
        require(LabValues.isPort(port), "webService.port", port);
        String address = host("webService.address", entry.address() == null ? "127.0.0.1" : entry.address());
        return new Lab.WebService(
                address,
                entry.guestAddress() == null ? address : host("webService.guestAddress", entry.guestAddress()),
                port,
                entry.tls() == null || entry.tls(),
                entry.login() == null || entry.login(),
                entry.user() == null ? "mooring" : entry.user(),
                optionalPath("webService.passwordFile", entry.passwordFile()),
                inKeychain("webService", entry.passwordFile(), entry.passwordInKeychain()));
    }

    private Lab.Machine machine(String where, LabDocument.@Nullable MachineEntry entry) {
        if (entry == null) {
            throw value(where, null);
        }
        String name = text(where + ".name", entry.name());
        require(LabValues.isMachine(name), where + ".name", name + " (this computer)");
        int ports = entry.ports() == null ? 30 : entry.ports();
        require(LabValues.isPortCount(ports), where + ".ports", ports);
        LabDocument.SshEntry ssh = entry.ssh() == null ? new LabDocument.SshEntry() : entry.ssh();
        int sshPort = ssh.port() == null ? 22 : ssh.port();
        require(LabValues.isPort(sshPort), where + ".ssh.port", sshPort);
        return new Lab.Machine(
                name,
                entry.controller() == null ? "SATA" : text(where + ".controller", entry.controller()),
                ports,
                new Lab.Ssh(
                        ssh.host() == null ? name : text(where + ".ssh.host", ssh.host()),
                        sshPort,
                        ssh.user() == null ? "ubuntu" : text(where + ".ssh.user", ssh.user()),
                        ssh.keys() == null ? List.of() : keys(where + ".ssh.keys", ssh.keys()),
                        optionalPath(where + ".ssh.passwordFile", ssh.passwordFile()),
                        inKeychain(where + ".ssh", ssh.passwordFile(), ssh.passwordInKeychain())));
    }

    private boolean inKeychain(String where, @Nullable String passwordFile, @Nullable Boolean inKeychain) {
        boolean wanted = inKeychain != null && inKeychain;
        require(!wanted || passwordFile == null, where + ".passwordInKeychain", "passwordFile, too");
        return wanted;
    }

    private String text(String where, @Nullable String text) {
        require(text != null && LabValues.isWord(text), where, text);
        return String.valueOf(text);
    }

    private void require(boolean good, String where, @Nullable Object found) {
        if (!good) {
            throw value(where, found);
        }
    }

    private Failure value(String where, @Nullable Object found) {
        return Failure.failed("lab.value", file, where, String.valueOf(found));
    }

    private String host(String where, String text) {
        require(LabValues.isHost(text), where, text);
        return text;
    }

    private List<Path> keys(String where, List<@Nullable String> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(index -> path(where + "[" + index + "]", keys.get(index)))
                .toList();
    }

    private Optional<Path> optionalPath(String where, @Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(path(where, text));
    }

    private Path path(String where, @Nullable String text) {
        if (text == null) {
            throw value(where, null);
        }
        try {
            return file.resolveSibling(LabValues.path(text, home)).normalize();
        } catch (InvalidPathException broken) {
            throw value(where, text.replace('\0', '?'));
        }
    }

    /// Writes a file that says all of that lab, wholly or not at all. Failures: `lab.notWritten`; `lab.value` for
    /// what would not be taken when the file is read, `lab.notSame` for what would be taken otherwise.
    public static void write(Path file, Lab lab) {
        Path target = file.toAbsolutePath().normalize();
        try {
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(LabDocument.of(lab));
            Lab read = new LabFile(target, target).check(JSON.readValue(text, LabDocument.class));
            if (!read.equals(lab)) {
                throw Failure.failed("lab.notSame", lab.name(), target);
            }
            Path folder = Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Path next = Files.createTempFile(folder, ".new", "");
            try {
                Files.write(next, text);
                Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw Failure.because(e, "lab.notWritten", target);
        }
    }
}
