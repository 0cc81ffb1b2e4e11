package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.PlayedEngine;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.practice.virtualbox.PracticeHost;
import app.mooring.ssh.Shell;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Progresses;
import app.mooring.virtualbox.soap.WebService;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MachineRequirementsTest {
    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    private static Guest unasked(String controller, int ports) {
        String machine = HOST.running();
        Lab.Ssh ssh = new Lab.Ssh(machine, 22, "ubuntu", List.of(), Optional.empty());
        Shell shell = (Shell)
                Proxy.newProxyInstance(Shell.class.getClassLoader(), new Class<?>[] {Shell.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        return new Guest(new Lab.Machine(machine, controller, ports, ssh), shell, new PlayedEngine(machine));
    }

    /// The web service's, which holds, is the first.
    private static List<Requirement> of(Guest guest, WebService virtualBox) {
        Requirement answering =
                new Requirement("webservice", "host", "", List.of(), List.of(), () -> "", Optional.empty());
        return Stream.concat(
                        Stream.of(answering),
                        new MachineRequirements(guest.machine(), guest, virtualBox, answering).all().stream())
                .toList();
    }

    private static Consumer<Consumer<Progress>> fix(Guest guest, WebService virtualBox, String id) {
        return of(guest, virtualBox).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .flatMap(Requirement::fix)
                .orElseThrow();
    }

    private static void attach(WebService virtualBox, int port) {
        Path file = HOST.folder().resolve("late.vdi");
        virtualBox.call(session -> {
            IMedium disk =
                    session.vbox().createMedium("VDI", file.toString(), AccessMode.ReadWrite, DeviceType.HardDisk);
            Progresses.await(disk.createBaseStorage(1 << 20, List.of(MediumVariant.Standard)));
            IMachine machine = session.vbox().findMachine(HOST.running());
            try (MachineLock lock = MachineLock.lock(session, machine, LockType.Shared)) {
                lock.machine().attachDevice("SATA", port, 0, DeviceType.HardDisk, disk);
                lock.machine().saveSettings();
            }
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"Other, 30, lab.noController", "SATA, 0, lab.portsInUse"})
    void a_machine_whose_storage_cannot_be_set_is_not_shut_down_for_it(String controller, int ports, String code) {
        Guest guest = unasked(controller, ports);
        List<Progress> told = new ArrayList<>();
        try (WebService virtualBox = new WebService(HOST.endpoint())) {
            assertThatThrownBy(() -> fix(guest, virtualBox, "machine.ports").accept(told::add))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
        }
        assertThat(told).isEmpty();
        assertThat(HOST.state(guest.name())).isEqualTo(MachineState.Running);
    }

    @Test
    void a_machine_that_ran_runs_again_when_its_storage_cannot_be_set_after_all() {
        Guest guest = unasked("SATA", 4);
        try (WebService virtualBox = new WebService(HOST.endpoint())) {
            assertThatThrownBy(() -> fix(guest, virtualBox, "machine.ports").accept(_ -> attach(virtualBox, 20)))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.code()).isEqualTo("lab.portsInUse");
                        assertThat(failure.getSuppressed()).isEmpty();
                    });
        }
        assertThat(HOST.state(guest.name())).isEqualTo(MachineState.Running);
    }

    @Test
    void a_machine_runs_again_when_its_shutdown_is_cancelled() {
        Guest guest = unasked("SATA", 4);
        Thread waiting = Thread.currentThread();
        HOST.whenPressed(waiting::interrupt);
        try (WebService virtualBox = new WebService(HOST.endpoint())) {
            assertThatThrownBy(() -> fix(guest, virtualBox, "machine.ports").accept(_ -> {}))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.CANCELLED);
                        assertThat(failure.getSuppressed()).isEmpty();
                    });
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            HOST.whenPressed(() -> {});
        }
        assertThat(HOST.state(guest.name())).isEqualTo(MachineState.Running);
    }

    @Test
    void a_controller_that_is_missing_is_for_a_person_to_add_and_what_needs_it_waits() {
        try (WebService virtualBox = new WebService(HOST.endpoint())) {
            List<Doctor.Diagnosis> found =
                    new Setup(Listener.SILENT, _ -> true).run(of(unasked("Other", 30), virtualBox));
            assertThat(found)
                    .extracting(
                            one -> one.requirement().id() + " " + one.finding().state())
                    .containsExactly(
                            "webservice satisfied",
                            "machine.found satisfied",
                            "machine.power satisfied",
                            "machine.sata unsatisfied",
                            "machine.ide blocked",
                            "machine.ports blocked");
        }
        assertThat(HOST.state(HOST.running())).isEqualTo(MachineState.Running);
    }
}
