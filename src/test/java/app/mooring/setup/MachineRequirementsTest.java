package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.PlayedEngine;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.practice.virtualbox.PracticeHost;
import app.mooring.ssh.Shell;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.WebService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class MachineRequirementsTest {
    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    private static Guest unasked(String machine) {
        Lab.Ssh ssh = new Lab.Ssh(machine, 22, "ubuntu", List.of(), Optional.empty());
        Shell shell = (Shell)
                Proxy.newProxyInstance(Shell.class.getClassLoader(), new Class<?>[] {Shell.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        return new Guest(new Lab.Machine(machine, "Other", 30, ssh), shell, new PlayedEngine(machine));
    }

    @Test
    void a_machine_that_ran_runs_again_when_its_storage_cannot_be_set() {
        Guest guest = unasked(HOST.running());
        Requirement answering = new Requirement("", "", "", List.of(), List.of(), () -> "", Optional.empty());
        try (WebService virtualBox = new WebService(HOST.endpoint())) {
            Consumer<Consumer<String>> fix = new MachineRequirements(guest.machine(), guest, virtualBox, answering)
                    .all().stream()
                            .filter(one -> one.id().equals("machine.sata"))
                            .findFirst()
                            .flatMap(Requirement::fix)
                            .orElseThrow();
            assertThatThrownBy(() -> fix.accept(_ -> {})).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.code()).isEqualTo("lab.noController");
                assertThat(failure.getSuppressed()).isEmpty();
            });
        }
        assertThat(HOST.state(guest.name())).isEqualTo(MachineState.Running);
    }
}
