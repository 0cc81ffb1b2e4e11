package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final String FULL = """
        {"webService": "https://10.0.2.2:18083", "user": "mooring", "password": "hunter2",
         "volumeFolder": "/home/me/VirtualBox/Volumes", "name": "mooring"}
        """;

    @TempDir
    Path folder;

    private Configuration read(String text) throws IOException {
        Path file = folder.resolve("driver.json");
        Files.writeString(file, text);
        return Configuration.read(file);
    }

    private static Failure failure(Throwable thrown) {
        assertThat(thrown).isInstanceOf(Failure.class);
        return (Failure) thrown;
    }

    @Test
    void whatMayBeMissingHasAUsualValue() throws IOException {
        Configuration read = read(FULL);
        assertThat(read.webService()).isEqualTo(URI.create("https://10.0.2.2:18083"));
        assertThat(read.machine()).isNull();
        assertThat(read.certificate()).isNull();
        assertThat(read.root()).isEqualTo(Path.of("/var/lib/mooring"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webService", "user", "password", "volumeFolder", "name"})
    void whatIsNeededIsNamedWhenItIsMissing(String key) {
        assertThatThrownBy(() -> read(FULL.replace("\"" + key + "\"", "\"root\"")))
                .satisfies(thrown -> assertThat(failure(thrown).code()).isEqualTo("driver.configurationKey"))
                .hasMessageContaining("'" + key + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hunter2\" hunter2", "\"hunter2\", \"hunter2\": 1", "{\"hunter2\": 1}", "\"hunter2"})
    void mistakeIsFoundByLineAndColumnAndThePasswordIsNotQuoted(String password) {
        assertThatThrownBy(() -> read(FULL.replace("\"hunter2\"", password)))
                .satisfies(thrown -> {
                    assertThat(failure(thrown).code()).isEqualTo("driver.configuration");
                    assertThat(thrown.getCause()).isNull();
                })
                .hasMessageContaining("(line ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void nameIsAName() {
        assertThatThrownBy(() -> read(FULL.replace("\"name\": \"mooring\"", "\"name\": \"../mooring\"")))
                .satisfies(thrown -> assertThat(failure(thrown).code()).isEqualTo("volume.name"));
    }

    @Test
    void fileThatIsAbsent() {
        assertThatThrownBy(() -> Configuration.read(folder.resolve("absent")))
                .satisfies(thrown -> assertThat(failure(thrown).code()).isEqualTo("driver.noConfiguration"));
    }

    @Test
    void isShownWithoutThePassword() throws IOException {
        assertThat(read(FULL).toString()).contains("10.0.2.2").doesNotContain("hunter2");
    }
}
