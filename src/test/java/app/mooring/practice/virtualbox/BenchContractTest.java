package app.mooring.practice.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchEnvironment;
import app.mooring.virtualbox.soap.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// On VirtualBox itself, with a machine of its own there, and `ubuntu2`.
@Tag("bench")
class BenchContractTest extends VirtualBoxContract {
    private static final String MACHINE = "mooring-rules";
    private static final Path HOME =
            Path.of(Objects.requireNonNullElse(System.getenv("LAB_DATA"), "/var/cache/mooring-lab"), "host");
    private static Path folder;

    @BeforeAll
    static void makeTheMachine() throws Exception {
        BenchEnvironment.openWebService();
        // A newcomer's machine has one port.
        assertThat(run(BenchEnvironment.lab("stop", "ubuntu2"))).isZero();
        assertThat(manage("storagectl", "ubuntu2", "--name", "SATA", "--portcount", "30"))
                .isZero();
        assertThat(run(BenchEnvironment.lab("start", "ubuntu2"))).isZero();
        folder = Files.createTempDirectory(HOME, "rules");
        manage("unregistervm", MACHINE, "--delete");
        assertThat(manage("createvm", "--name", MACHINE, "--ostype", "Ubuntu_64", "--register"))
                .isZero();
        assertThat(manage("storagectl", MACHINE, "--name", "SATA", "--add", "sata", "--portcount", "4"))
                .isZero();
    }

    @AfterAll
    static void leaveNothing() throws Exception {
        assertThat(manage("unregistervm", MACHINE, "--delete")).isZero();
        // What a test that failed has left there is not asked for.
        assertThat(run(List.of("rm", "-rf", folder.toString()))).isZero();
    }

    private static int manage(String... arguments) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("src/bench/bin/host/VBoxManage"), Stream.of(arguments))
                .toList());
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    Host host() {
        String url = System.getenv().getOrDefault("MOORING_BENCH_WEBSERVICE", "http://127.0.0.1:18083");
        return new Host() {
            @Override
            public Endpoint endpoint() {
                return Endpoint.of(URI.create(url), "", () -> new char[0]);
            }

            @Override
            public String off() {
                return MACHINE;
            }

            @Override
            public String running() {
                return "ubuntu2";
            }

            @Override
            public Path folder() {
                return folder;
            }
        };
    }
}
