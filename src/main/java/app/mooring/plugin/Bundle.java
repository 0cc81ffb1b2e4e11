package app.mooring.plugin;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The driver with its own Java, as one file for one kind of guest.
///
/// @param release what tells it from others: the beginning of its SHA-256
public record Bundle(Path file, String release, long bytes) {
    private static final int RELEASE = 12;

    /// The bundle for a guest whose `uname -m` says that. Failures: `plugin.noBundle`.
    ///
    /// @param folder where the bundles are
    public static Bundle find(Path folder, String machine) {
        String architecture = switch (machine) {
            case "x86_64" -> "x64";
            case "aarch64", "arm64" -> "aarch64";
            default -> machine;
        };
        Path file = folder.resolve("mooring-driver-linux-" + architecture + ".tar.gz");
        if (!Files.isReadable(file)) {
            throw Failure.failed("plugin.noBundle", machine, file);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                long bytes = stream.transferTo(java.io.OutputStream.nullOutputStream());
                return new Bundle(
                        file, HexFormat.of().formatHex(digest.digest()).substring(0, RELEASE), bytes);
            }
        } catch (IOException | NoSuchAlgorithmException e) {
            throw Failure.because(e, "plugin.noBundle", machine, file);
        }
    }
}
