package app.mooring.settings;

import app.mooring.failure.Failure;
import app.mooring.file.SharedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Mooring's folder: `MOORING_HOME`, else the place where the system keeps programs' settings.
///
/// @param user the person's own folder. (On Unix it is that of the environment, as for VirtualBox's and
/// OpenSSH's programs;
/// Java's `user.home` may be another.)
public record Home(Path folder, Path user) {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    /// As long as the hash that VirtualBox keeps of it, so that the hash tells nothing.
    private static final int SECRET_BYTES = 32;

    /// As the environment says.
    public static Home of(Map<String, String> environment, String system, String userHome) {
        Path user = Path.of(Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isBlank() && !system.startsWith("Windows"))
                .orElse(userHome));
        String given = environment.get("MOORING_HOME");
        if (given != null && !given.isBlank()) {
            return new Home(Path.of(given).toAbsolutePath(), user);
        }
        if (system.startsWith("Mac")) {
            return new Home(user.resolve("Library/Application Support/Mooring"), user);
        }
        if (system.startsWith("Windows")) {
            return new Home(
                    Path.of(environment.getOrDefault("APPDATA", userHome)).resolve("Mooring"), user);
        }
        String config = environment.get("XDG_CONFIG_HOME");
        return new Home(
                (config == null || config.isBlank() ? user.resolve(".config") : Path.of(config)).resolve("mooring"),
                user);
    }

    /// The lab file that is read where none is named.
    public Path labFile() {
        return folder.resolve("lab.json");
    }

    /// The secret in that file, alone on its first line. Failures: `settings.secret`, `settings.secretOpen`.
    public static char[] secret(Path file) {
        try {
            requirePrivate(file);
            return Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw Failure.because(e, "settings.secret", file);
        }
    }

    /// For a file with a secret in it. Failures: `settings.secretOpen` when others may do anything with it.
    public static void requirePrivate(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw Failure.refused("settings.secretOpen", file);
        }
    }

    /// That secret of Mooring's own, made at random when there is none yet; its file is for nobody else to
    /// read.
    public Path generatedSecret(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                SharedFile.change(file, () -> generate(file));
            }
            return file;
        } catch (IOException e) {
            throw Failure.because(e, "settings.write", file);
        }
    }

    private static void generate(Path file) {
        if (!Files.exists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            writePrivate(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        }
    }

    /// Writes a file that nobody else can read, all of it or not at all.
    public static void writePrivate(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // A temporary file is made with mode 0600 where the system has modes.
            Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", "");
            try {
                if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
                }
                Files.writeString(temporary, text, StandardOpenOption.DSYNC);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw Failure.because(e, "settings.write", file);
        }
    }
}
