package app.mooring.virtualbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchEnvironment;
import app.mooring.virtualbox.soap.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/// With VirtualBox itself, and a machine of its own there.
@Tag("bench")
@Timeout(60)
class VboxjwsBenchTest extends VboxjwsContract {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String MACHINE = "mooring-contract";

    private Path folder;

    @Override
    Endpoint endpoint() {
        return Endpoint.of(URI.create(BenchEnvironment.WEB_SERVICE), "", () -> new char[0])
                .within(LIMIT, LIMIT);
    }

    @Override
    String machine() {
        return MACHINE;
    }

    @Override
    Path folder() {
        return folder;
    }

    @BeforeAll
    void makeTheMachine() throws Exception {
        BenchEnvironment.openWebService();
        folder = Files.createTempDirectory(BenchEnvironment.HOME, "contract");
        remove();
        assertThat(manage("createvm", "--name", MACHINE, "--ostype", "Ubuntu_64", "--register"))
                .isZero();
        assertThat(manage("storagectl", MACHINE, "--name", "SATA", "--add", "sata", "--portcount", "1"))
                .isZero();
    }

    @AfterAll
    void leaveNothing() throws Exception {
        assertThat(remove()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        Files.delete(folder);
    }

    private static int remove() throws IOException, InterruptedException {
        return manage("unregistervm", MACHINE, "--delete");
    }

    private static int manage(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("src/bench/bin/host/VBoxManage"), Stream.of(arguments))
                .toList();
        return new ProcessBuilder(List.copyOf(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
