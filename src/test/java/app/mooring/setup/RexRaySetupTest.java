package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.docker.DialedEngine;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.operation.Listener;
import app.mooring.settings.Home;
import app.mooring.ssh.Result;
import app.mooring.ssh.SshServerExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A guest that its owner put REX-Ray into, played.
@Timeout(60)
class RexRaySetupTest {
    @RegisterExtension
    final SshServerExtension ssh = new SshServerExtension(this::run);

    @TempDir
    Path folder;

    private final AtomicInteger restarts = new AtomicInteger();
    private volatile Runnable requireIn = () -> {};
    private volatile String file = "";
    private volatile boolean restartNeeded;
    private volatile boolean there = true;

    private Result run(String line, InputStream input) throws IOException {
        boolean ok = true;
        String says = "";
        if (line.equals("id -u")) {
            says = "0\n";
        } else if (line.contains("command -v rexray")) {
            ok = there;
        } else if (line.startsWith("cat ")) {
            says = file;
        } else if (line.contains("mktemp")) {
            file = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } else if (line.startsWith("touch ")) {
            restartNeeded = true;
        } else if (line.startsWith("rm -f ")) {
            restartNeeded = false;
        } else if (line.startsWith("test -e ")) {
            ok = restartNeeded;
        } else if (line.startsWith("systemctl is-active")) {
            says = "active\n";
        } else if (line.startsWith("systemctl restart")) {
            restarts.incrementAndGet();
        }
        return new Result(ok ? 0 : 1, says, "");
    }

    private static Requirement given(String id) {
        return new Requirement(id, "ubuntu2", "", List.of(), List.of(), () -> "", Optional.empty());
    }

    private List<Doctor.Diagnosis> setup(boolean tls) throws IOException {
        Lab.Machine machine = new Lab.Machine(
                "ubuntu2", "SATA", 30, new Lab.Ssh("ubuntu2", 22, "ubuntu", List.of(), Optional.empty()));
        Lab lab = new Lab(
                "lab",
                Optional.empty(),
                new Lab.WebService("192.168.56.1", "192.168.56.1", 18083, tls, false, "", Optional.empty()),
                Path.of("/volumes"),
                "rexray",
                List.of(machine));
        var shell = ssh.shell(folder);
        try (Guest guest = new Guest(machine, shell, new DialedEngine(shell))) {
            RexRaySetup rexRay =
                    new RexRaySetup(lab, guest, new WebServiceControl(new Home(folder, folder), lab, Map.of()));
            List<Requirement> before =
                    List.of(given("guest.sudo"), given("guest.docker"), given("webservice.answering"));
            List<Requirement> own =
                    rexRay.requirements(before.get(0), before.get(1), before.get(2), () -> requireIn.run());
            return new Setup(Listener.SILENT, _ -> true)
                    .run(Stream.concat(before.stream(), own.stream()).toList())
                    .subList(3, 6);
        }
    }

    private static List<String> states(List<Doctor.Diagnosis> diagnoses) {
        return diagnoses.stream()
                .map(one -> one.requirement().id() + " " + one.finding().state())
                .toList();
    }

    private static String code(Doctor.Diagnosis diagnosis) {
        return diagnosis.finding() instanceof Finding.Unsatisfied(Failure failure) ? failure.code() : "";
    }

    @Test
    void it_is_configured_and_restarted_and_the_second_time_neither() throws IOException {
        assertThat(states(setup(false)))
                .containsExactly(
                        "plugin.installed satisfied", "plugin.configured satisfied", "plugin.service satisfied");
        assertThat(file).contains("localMachineNameOrId: 'ubuntu2'", "endpoint: 'http://192.168.56.1:18083'");
        assertThat(restarts).hasValue(1);
        String written = file;
        file = "# unchanged\n" + written;
        assertThat(states(setup(false))).allMatch(state -> state.endsWith(" satisfied"));
        assertThat(restarts).hasValue(1);
        assertThat(file).isEqualTo("# unchanged\n" + written);
    }

    @Test
    void that_it_does_not_check_a_certificate_is_said() throws IOException {
        List<Doctor.Diagnosis> found = setup(true);
        assertThat(states(found)).allMatch(state -> state.endsWith(" satisfied"));
        assertThat(file).contains("endpoint: 'https://192.168.56.1:18083'", "tls: true");
        assertThat(found.get(1).finding().detail(Locale.ROOT)).contains("does not check the web service's certificate");
        assertThat(setup(false).get(1).finding().detail(Locale.ROOT)).isEqualTo("/etc/rexray/config.yml");
    }

    @Test
    void where_it_is_not_it_is_not_installed() throws IOException {
        there = false;
        List<Doctor.Diagnosis> found = setup(false);
        assertThat(states(found))
                .containsExactly("plugin.installed unsatisfied", "plugin.configured blocked", "plugin.service blocked");
        assertThat(code(found.getFirst())).isEqualTo("plugin.noRexRay");
        assertThat(file).isEmpty();
    }

    @Test
    void where_it_may_be_another_machine_s_it_is_neither_configured_nor_restarted() throws IOException {
        requireIn = () -> {
            throw Failure.refused("lab.otherGuest", "127.0.0.1", "ubuntu2");
        };
        List<Doctor.Diagnosis> found = setup(false);
        assertThat(states(found))
                .containsExactly(
                        "plugin.installed satisfied", "plugin.configured unsatisfied", "plugin.service blocked");
        assertThat(code(found.get(1))).isEqualTo("lab.otherGuest");
        assertThat(file).isEmpty();
        requireIn = () -> {};
        setup(false);
        restartNeeded = true;
        requireIn = () -> {
            throw Failure.refused("lab.otherGuest", "127.0.0.1", "ubuntu2");
        };
        assertThat(code(setup(false).getLast())).isEqualTo("lab.otherGuest");
        assertThat(restarts).hasValue(1);
    }
}
