package app.mooring.virtualbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.practice.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell the command lines of processes")
class MachineProcessesTest {
    /// For what is not to end: all of it is waited.
    private static final Duration MOMENT = Duration.ofMillis(50);

    /// For what was told to end.
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final String uuid = UUID.randomUUID().toString();

    /// No machine of this host's is called that.
    private final String name = "machine " + uuid.substring(0, 8);

    /// A process by that name, which says that it runs before this returns, and ends with its input.
    private Process start(String program, String... arguments) throws IOException {
        Path script = folder.resolve(program);
        Script.write(script, "#!/bin/sh\necho runs\nread line\n");
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        assertThat(process.getInputStream().read()).isEqualTo('r');
        return process;
    }

    @Test
    void a_process_that_runs_a_machine_is_found_by_the_uuid_until_it_ends() throws Exception {
        Process process = start("VBoxHeadless", "--comment", name, "--startvm", uuid);
        try {
            assertThat(MachineProcesses.lives(uuid, name, MOMENT)).isTrue();
            assertThat(MachineProcesses.lives(UUID.randomUUID().toString(), name, MOMENT))
                    .isFalse();
        } finally {
            process.destroy();
        }
        assertThat(MachineProcesses.lives(uuid, name, LONG)).isFalse();
    }

    @Test
    void another_program_may_speak_of_the_machine() throws Exception {
        Process process = start("VBoxManage", "showvminfo", uuid);
        try {
            assertThat(MachineProcesses.lives(uuid, name, MOMENT)).isFalse();
        } finally {
            process.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-s", "--startvm", "--comment"})
    void a_machine_that_was_started_by_its_name_is_found_by_the_name(String option) throws Exception {
        Process process = start("VBoxHeadless", option, name);
        try {
            assertThat(MachineProcesses.lives(uuid, name, MOMENT)).isTrue();
            assertThat(MachineProcesses.lives(uuid, "not " + name, MOMENT)).isFalse();
        } finally {
            process.destroy();
        }
    }

    @Test
    void one_that_does_not_tell_what_it_runs_may_run_any_machine_unless_virtualbox_has_one_on() throws Exception {
        Path program = folder.resolve("VBoxHeadless");
        // Not by this process: what it has open for writing, others that it starts meanwhile keep from being run.
        assertThat(new ProcessBuilder("cp", "/bin/cat", program.toString())
                        .start()
                        .waitFor())
                .isZero();
        Process process = new ProcessBuilder(program.toString()).start();
        try {
            assertThat(MachineProcesses.mayLive(uuid, name, () -> 1, MOMENT)).isFalse();
            assertThat(MachineProcesses.mayLive(uuid, name, () -> 0, MOMENT)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(MachineProcesses.mayLive(uuid, name, () -> 0, LONG)).isFalse();
    }

    /// As Linux tells it of a program with rights that the asking user has not: no file, and the arguments
    /// without the program (measured with `setcap cap_net_raw+ep VBoxHeadless`).
    private record Guarded(String program, List<String> words) implements ProcessHandle.Info {
        @Override
        public Optional<String> command() {
            return Optional.empty();
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.of(program + " " + String.join(" ", words) + " ");
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.of(words.toArray(String[]::new));
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.of("root");
        }
    }

    @Test
    void one_whose_file_the_system_does_not_tell_is_known_by_how_it_was_called() {
        String headless = "/usr/lib/virtualbox/VBoxHeadless";
        assertThat(MachineProcesses.runs(
                        new Guarded(headless, List.of("--comment", name, "--startvm", uuid)), uuid, name))
                .isTrue();
        assertThat(MachineProcesses.runs(new Guarded(headless, List.of("--startvm", name)), uuid, name))
                .isTrue();
        assertThat(MachineProcesses.runs(new Guarded("/usr/bin/VBoxManage", List.of("showvminfo", uuid)), uuid, name))
                .isFalse();
    }
}
