package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.practice.FreePort;
import app.mooring.practice.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With a `vboxwebsrv` that, as the real one, does not start when the file for its process id is there.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the played vboxwebsrv is a shell script")
@Timeout(60)
class WebServiceProcessTest {
    @TempDir
    Path folder;

    @Test
    void one_that_was_killed_does_not_keep_the_next_from_starting() throws IOException {
        Path program = folder.resolve("vboxwebsrv");
        Path pid = folder.resolve("lab/vboxwebsrv.pid");
        Script.write(program, "#!/bin/sh\nset -C; echo 1 > '%s'\n".formatted(pid));
        Files.createDirectories(folder.resolve("lab"));
        Files.writeString(pid, "of one that was killed");
        new WebServiceProcess(
                        new Installation(folder), "127.0.0.1", FreePort.find(), Optional.empty(), folder.resolve("lab"))
                .start();
        assertThat(pid).hasContent("1");
    }

    @Test
    void one_that_is_about_to_end_does_not_count_as_running() throws Exception {
        int port = FreePort.find();
        Path program = folder.resolve("vboxwebsrv");
        Script.write(program, "#!/bin/sh\nread line\n");
        Process ending = new ProcessBuilder(program.toString(), "-p", String.valueOf(port)).start();
        WebServiceProcess process =
                new WebServiceProcess(new Installation(folder), "127.0.0.1", port, Optional.empty(), folder);
        assertThat(process.running()).isPresent();
        CompletableFuture<Boolean> serves = CompletableFuture.supplyAsync(process::serves);
        ending.getOutputStream().close();
        assertThat(serves.get()).isFalse();
        assertThat(process.running()).isEmpty();
    }

    /// As in a container whose first process asks for nobody's end.
    @Test
    @Timeout(15)
    void one_that_has_ended_is_not_waited_for_when_its_parent_does_not_ask_for_its_end() throws Exception {
        Path program = folder.resolve("vboxwebsrv");
        Script.write(program, "#!/bin/sh\necho up\nread -r _\n");
        int port = FreePort.find();
        Process parent = new ProcessBuilder(
                        "sh", "-c", "exec 3<&0; \"$0\" -p " + port + " <&3 & exec sleep 60", program.toString())
                .start();
        try (var said = parent.inputReader()) {
            assertThat(said.readLine()).isEqualTo("up");
            var service = new WebServiceProcess(new Installation(folder), "127.0.0.1", port, Optional.empty(), folder);
            assertThat(service.stop()).isTrue();
            assertThat(service.running()).isEmpty();
            assertThat(service.stop()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vboxwebsrv", "/usr/bin/vboxwebsrv", "%s"})
    void another_program_that_is_told_its_name_is_left_alone(String word) throws Exception {
        Path installed = folder.resolve("vboxwebsrv");
        Script.write(installed, "#!/bin/sh\n");
        Path other = folder.resolve("other");
        Script.write(other, "#!/bin/sh\necho up\nread -r _\n");
        int port = FreePort.find();
        Process process =
                new ProcessBuilder(other.toString(), word.formatted(installed), "-p", String.valueOf(port)).start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("up");
            var service = new WebServiceProcess(new Installation(folder), "127.0.0.1", port, Optional.empty(), folder);
            assertThat(service.running()).isEmpty();
            assertThat(service.stop()).isFalse();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
