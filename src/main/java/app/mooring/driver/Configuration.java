package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.volume.VolumeName;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The driver's configuration, a JSON file. It holds a password: mode 0600 is up to who writes it.
///
/// @param webService the web service's URL
/// @param certificate what the web service's certificate must be, as PEM; null: as the system trusts
/// @param machine this guest's machine, name or UUID; null: found by MAC address
/// @param controller the storage controller for volumes; null: the first SATA controller
/// @param volumeFolder on the host
/// @param name the driver's name in Docker
/// @param root where volumes are mounted and the driver's state is kept
public record Configuration(
        URI webService,
        String user,
        String password,
        @Nullable String certificate,
        @Nullable String machine,
        @Nullable String controller,
        String volumeFolder,
        String name,
        Path root) {
    private static final String ROOT = "/var/lib/mooring";

    /// As in the file, where everything may be missing.
    private record Written(
            @JsonProperty("webService") @Nullable URI webService,
            @JsonProperty("user") @Nullable String user,
            @JsonProperty("password") @Nullable String password,
            @JsonProperty("certificate") @Nullable String certificate,
            @JsonProperty("machine") @Nullable String machine,
            @JsonProperty("controller") @Nullable String controller,
            @JsonProperty("volumeFolder") @Nullable String volumeFolder,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("root") @Nullable String root) {}

    public static Configuration read(Path file) {
        try {
            Written written = new ObjectMapper().readValue(Files.readAllBytes(file), Written.class);
            return new Configuration(
                    required(written.webService(), "webService", file),
                    required(written.user(), "user", file),
                    required(written.password(), "password", file),
                    written.certificate(),
                    written.machine(),
                    written.controller(),
                    required(written.volumeFolder(), "volumeFolder", file),
                    new VolumeName(required(written.name(), "name", file)).value(),
                    Path.of(written.root() == null ? ROOT : written.root()));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            // Its message would quote the file, and with it the password.
            throw Failure.failed(
                    "driver.configuration", file, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.noConfiguration", file);
        }
    }

    private static <T> T required(@Nullable T value, String key, Path file) {
        if (value == null) {
            throw Failure.failed("driver.configurationKey", file, key);
        }
        return value;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "Configuration[" + webService + ", " + volumeFolder + ", " + name + "]";
    }
}
