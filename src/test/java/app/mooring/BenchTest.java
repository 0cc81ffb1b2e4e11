package app.mooring;

import static app.mooring.bench.BenchEnvironment.VOLUMES;
import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchEnvironment;
import app.mooring.cli.CommandLine;
import app.mooring.failure.Failure;
import app.mooring.settings.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line on the bench (`src/bench/bin/lab up`): real VirtualBox, real web service, with login and
/// TLS.
@Tag("bench")
class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path home;

    private int mooring(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all =
                new ArrayList<>(List.of("--lab", folder.resolve("lab.json").toString()));
        all.addAll(List.of(words));
        return CommandLine.run(
                new Mooring(new Home(home, BenchEnvironment.HOME), Path.of("target/mooring")),
                _ -> {
                    throw Failure.failed("ui.display");
                },
                new PrintWriter(out),
                new PrintWriter(err),
                all.toArray(String[]::new));
    }

    @BeforeEach
    void start() throws IOException {
        // VirtualBox lives in a chroot that has this folder of the host's, and no other.
        home = Files.createTempDirectory(BenchEnvironment.HOME, "bench");
        Files.writeString(folder.resolve("lab.json"), """
            {"name": "bench", "virtualBoxFolder": "%s", "volumeFolder": "%s",
             "webService": {"address": "%s", "port": 18091},
             "machines": [{"name": "ubuntu2"}, {"name": "ubuntu3"}]}
            """.formatted(
                        BenchEnvironment.BIN.resolve("host"), VOLUMES, BenchEnvironment.HOST));
        assertThat(mooring("webservice", "start")).as(err.toString()).isZero();
    }

    @AfterEach
    void stop() {
        mooring("volume", "rm", "benchtest");
        assertThat(mooring("webservice", "stop")).isZero();
    }

    @Test
    void a_volume_is_made_seen_and_removed() throws IOException {
        assertThat(mooring("volume", "create", "benchtest", "--size", "512m")).isZero();
        assertThat(VOLUMES.resolve("benchtest")).exists();
        assertThat(mooring("volume", "inspect", "benchtest", "--json")).isZero();
        JsonNode volume = JsonMapper.builder().build().readTree(out.toString());
        assertThat(volume.get("fullBytes").longValue()).isEqualTo(512L << 20);
        assertThat(volume.get("state").textValue()).isEqualTo("free");
        assertThat(mooring("volume", "create", "benchtest")).isEqualTo(3);
        assertThat(err.toString()).contains("benchtest already");
        assertThat(mooring("volume", "rm", "benchtest")).isZero();
        assertThat(VOLUMES.resolve("benchtest")).doesNotExist();
    }

    @Test
    void the_web_service_asks_for_the_password_and_starts_once() throws IOException {
        assertThat(mooring("webservice", "start")).isZero();
        assertThat(out.toString()).contains("runs already");
        Files.writeString(home.resolve("bench/webservice.password"), "wrong\n");
        assertThat(mooring("machine", "ls")).isEqualTo(1);
        assertThat(err.toString()).contains("does not let user \"mooring\" in").doesNotContain("wrong");
    }

    @Test
    void a_machine_is_prepared_only_while_it_is_off() {
        assertThat(mooring("machine", "stop", "ubuntu3")).as(err.toString()).isZero();
        assertThat(mooring("machine", "storage", "ubuntu3")).as(err.toString()).isZero();
        assertThat(mooring("machine", "storage", "ubuntu3")).isZero();
        assertThat(out.toString()).contains("Nothing to change.");
        assertThat(mooring("machine", "show", "ubuntu3", "--json")).isZero();
        assertThat(out.toString()).contains("\"ports\" : 30").doesNotContain("IDE");
        assertThat(mooring("machine", "start", "ubuntu3")).as(err.toString()).isZero();
        assertThat(mooring("machine", "start", "ubuntu3")).isZero();
        assertThat(out.toString()).contains("runs already");
    }
}
