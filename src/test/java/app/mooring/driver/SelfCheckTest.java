package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfCheckTest {
    @TempDir
    Path folder;

    private PlayedHost host;

    @BeforeEach
    void start() throws IOException {
        host = new PlayedHost();
        host.machine("1").address = PlayedHost.ADDRESS;
        host.disk("v");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private SelfCheck check(String password, String volumeFolder) throws IOException {
        Path file = folder.resolve("driver.json");
        Files.writeString(file, """
            {"webService": "%s", "user": "captain", "password": "%s", "volumeFolder": "%s", "name": "mooring"}
            """.formatted(host.service.url(), password, volumeFolder));
        return SelfCheck.of(file, () -> Set.of(PlayedHost.ADDRESS));
    }

    @Test
    void allIsThere() throws IOException {
        SelfCheck found = check("let me in", PlayedHost.FOLDER);
        assertThat(found.json())
                .isEqualTo("{\"ok\":true,\"machine\":\"1\","
                        + "\"message\":\"This is machine 1; volume folder /volumes has 1 volumes.\"}");
    }

    @Test
    void notLetIn() throws IOException {
        SelfCheck found = check("hunter2", PlayedHost.FOLDER);
        assertThat(found.ok()).isFalse();
        assertThat(found.message()).contains("does not let user").doesNotContain("hunter2");
    }

    @Test
    void notAmongTheMachines() throws IOException {
        host.machines.clear();
        SelfCheck found = check("let me in", PlayedHost.FOLDER);
        assertThat(found.ok()).isFalse();
        assertThat(found.message()).contains(PlayedHost.ADDRESS);
    }

    @Test
    void noVolumeFolder() throws IOException {
        SelfCheck found = check("let me in", "/nowhere");
        assertThat(found.ok()).isFalse();
        assertThat(found.machine()).isEqualTo("1");
        assertThat(found.message()).contains("/nowhere");
    }

    @Test
    void noConfiguration() {
        assertThat(SelfCheck.of(folder.resolve("absent"), Set::of).message()).contains("absent");
    }
}
