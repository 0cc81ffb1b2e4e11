package app.mooring.ui.guests;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Lab.Ssh SSH =
            new Lab.Ssh("192.168.56.12", 2222, "ubuntu", List.of(Path.of("/keys/my key")), Optional.empty());
    private static final List<String> COMMAND =
            List.of("ssh", "-p", "2222", "-i", "/keys/my key", "ubuntu@192.168.56.12");

    private final List<String> scripts = new ArrayList<>();

    @Test
    void the_command_is_what_a_person_would_type() {
        assertThat(SSH.command()).isEqualTo(COMMAND);
        assertThat(Terminal.line(COMMAND, "Linux")).isEqualTo("ssh -p 2222 -i '/keys/my key' ubuntu@192.168.56.12");
        assertThat(Terminal.line(List.of("it's", "$HOME"), "Linux")).isEqualTo("'it'\\''s' '$HOME'");
        assertThat(Terminal.line(List.of("ssh", "-i", "C:\\keys\\id"), "Windows 11"))
                .isEqualTo("ssh -i C:\\keys\\id");
    }

    @Test
    void macos_runs_a_script_that_removes_itself() throws IOException {
        assertThat(opening(COMMAND, "Mac OS X", Set.of())).contains(List.of("open", "-a", "Terminal", "guest.command"));
        assertThat(scripts)
                .containsExactly("#!/bin/sh\nrm -f \"$0\"\nexec ssh -p 2222 -i '/keys/my key' ubuntu@192.168.56.12\n");
    }

    @Test
    void linux_takes_the_terminal_that_there_is() throws IOException {
        assertThat(opening(List.of("ssh", "a"), "Linux", Set.of("xterm", "konsole")))
                .contains(List.of("konsole", "-e", "ssh", "a"));
        assertThat(opening(List.of("ssh", "a"), "Linux", Set.of("gnome-terminal")))
                .contains(List.of("gnome-terminal", "--", "ssh", "a"));
        assertThat(opening(List.of("ssh", "a"), "Linux", Set.of())).isEmpty();
    }

    @Test
    void windows_takes_its_terminal_or_cmd_and_nothing_that_they_would_read_otherwise() throws IOException {
        assertThat(opening(List.of("ssh", "a"), "Windows 11", Set.of("wt.exe"))).contains(List.of("wt", "ssh", "a"));
        assertThat(opening(List.of("ssh", "a"), "Windows 11", Set.of()))
                .contains(List.of("cmd", "/c", "start", "ssh", "a"));
        assertThat(opening(List.of("ssh", "a&calc"), "Windows 11", Set.of("wt.exe")))
                .isEmpty();
    }

    private Optional<List<String>> opening(List<String> command, String system, Set<String> programs)
            throws IOException {
        return Terminal.opening(command, system, programs::contains, text -> {
            scripts.add(text);
            return Path.of("guest.command");
        });
    }
}
