package app.mooring.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.ListedVolume;
import app.mooring.driver.PlayedHost;
import app.mooring.driver.PlayedHost.Attached;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.MachineControl;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.Service;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `a` has the volume, and a container that uses it.
class FailoverTest {
    @TempDir
    Path folder;

    private final PlayedHost host = new PlayedHost();
    private final WebService virtualBox =
            new WebService(Endpoint.of(host.service.url(), "captain", () -> Service.PASSWORD.toCharArray()));
    private Listener listener = Listener.SILENT;
    private PlayedLab lab;
    private PlayedHost.Disk disk;
    private PlayedHost.Disk other;

    FailoverTest() throws IOException {}

    @BeforeEach
    void begin() {
        lab = new PlayedLab(folder);
        lab.a.has("mysql", true, Map.of());
        disk = host.disk("data");
        other = host.disk("logs");
        List.of("a", "b", "c").forEach(host::machine);
        host.attached.add(new Attached("a", disk.id, 1));
    }

    @AfterEach
    void close() {
        virtualBox.close();
        host.close();
    }

    private Failover.Report failover(String volume, String to, boolean powerOff) {
        return new Failover(
                        lab.guests,
                        new VolumeFolder(virtualBox, Path.of(PlayedHost.FOLDER)),
                        new Attachments(virtualBox, (_, _) -> false),
                        new MachineControl(virtualBox),
                        "mooring",
                        lab.recovery(),
                        listener)
                .run(volume, to, powerOff);
    }

    private void dies(String machine) {
        host.machine(machine).state = MachineState.Aborted;
        (machine.equals("a") ? lab.a : lab.b).answers = false;
    }

    private void assertRefused(String code, String volume, String to, boolean powerOff) {
        assertThat(PlayedLab.failure(() -> failover(volume, to, powerOff)).code())
                .isEqualTo(code);
    }

    /// A move to `b` that was killed when the container had been stopped.
    private void leaveMove() {
        lab.a.after.put("stop", PlayedLab.kill());
        assertThatThrownBy(() -> lab.move("mysql", "b")).isInstanceOf(PlayedLab.Killed.class);
    }

    @Test
    void the_volume_of_a_dead_machine_goes_to_one_that_runs() {
        dies("a");
        Failover.Report report = failover("data", "b", false);
        assertThat(report.from()).isEqualTo("a");
        assertThat(report.steps()).extracting(StepResult::id).containsExactly("detach", "attach");
        assertThat(host.attached).containsExactly(new Attached("b", disk.id, report.port()));
        assertThat(lab.b.known.get("data").driver()).isEqualTo("mooring");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_machine_that_is_alive_keeps_its_volume_unless_its_power_may_be_cut() {
        assertRefused("lab.machineAlive", "data", "b", false);
        host.machine("a").state = MachineState.Saved;
        assertRefused("lab.machineAlive", "data", "b", true);
        host.machine("a").state = MachineState.Running;
        assertThat(failover("data", "b", true).steps())
                .extracting(StepResult::id)
                .contains("power-off");
        assertThat(host.machine("a").state).isEqualTo(MachineState.PoweredOff);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
    }

    @Test
    void no_power_is_cut_for_a_target_that_cannot_have_the_volume() {
        host.machine("b").ports = 1;
        host.attached.add(new Attached("b", other.id, 0));
        assertRefused("lab.noPort", "data", "b", true);
        host.machine("b").ports = 30;
        host.machine("b").state = MachineState.PoweredOff;
        assertRefused("lab.machineState", "data", "b", true);
        host.machine("b").state = MachineState.Running;
        lab.b.answers = false;
        assertRefused("ssh.unreachable", "data", "b", true);
        lab.b.answers = true;
        lab.b.before.put("volume", () -> {
            throw Failure.failed("docker.refused", "b", "the driver does not answer");
        });
        assertRefused("docker.refused", "data", "b", true);
        lab.b.known.put("data", new ListedVolume("data", "local", Map.of()));
        assertRefused("migration.localVolume", "data", "b", true);
        assertThat(host.machine("a").state).isEqualTo(MachineState.Running);
        assertThat(host.attached).contains(new Attached("a", disk.id, 1));
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void no_power_is_cut_when_another_machine_got_the_volume_meanwhile() {
        lab.b.after.put("volume", () -> {
            host.attached.clear();
            host.attached.add(new Attached("c", disk.id, 1));
        });
        assertRefused("lab.holderChanged", "data", "b", true);
        assertThat(host.machine("a").state).isEqualTo(MachineState.Running);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("c");
    }

    @Test
    void a_move_whose_source_is_dead_is_given_up() {
        leaveMove();
        dies("a");
        failover("data", "b", false);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
        assertThat(lab.told).anyMatch(line -> line.startsWith("Gave up"));
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_move_both_ends_of_which_are_dead_is_given_up_for_a_third_machine() {
        leaveMove();
        dies("a");
        dies("b");
        failover("data", "c", false);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("c");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_move_is_kept_while_the_failover_cannot_be_made() {
        leaveMove();
        lab.a.answers = false;
        assertRefused("lab.machineAlive", "data", "b", false);
        assertThat(lab.left()).hasSize(1);
        lab.a.answers = true;
        lab.recovery().settle();
        assertThat(lab.a.containers.getFirst().running()).isTrue();
    }

    @Test
    void a_move_of_other_volumes_is_kept_and_does_not_stop_it() {
        leaveMove();
        dies("a");
        failover("logs", "c", false);
        assertThat(host.attached).contains(new Attached("c", other.id, 0));
        assertThat(lab.left())
                .singleElement()
                .satisfies(move -> assertThat(move.operation()).isEqualTo("move"));
    }

    @Test
    void a_move_that_is_of_another_lab_is_not_given_up() {
        leaveMove();
        dies("a");
        lab.volumeFolder = Path.of("/others");
        assertRefused("migration.otherLab", "data", "b", false);
        assertThat(lab.left()).hasSize(1);
    }

    /// Does that when a step begins.
    private void when(String wanted, Runnable happens) {
        listener = new Listener() {
            @Override
            public void started(String step) {
                if (step.equals(wanted)) {
                    happens.run();
                }
            }

            @Override
            public void progress(String step, Progress line) {}

            @Override
            public void ended(StepResult result) {}
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"power-off", "detach", "attach"})
    void once_it_has_begun_it_goes_on_whoever_cancels_it(String step) {
        Thread own = Thread.currentThread();
        when(step, own::interrupt);
        assertThat(failover("data", "b", true).to()).isEqualTo("b");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(host.machine("a").state).isEqualTo(MachineState.PoweredOff);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void one_that_is_cancelled_before_has_cut_no_power() {
        Thread own = Thread.currentThread();
        lab.b.after.put("volume", own::interrupt);
        assertRefused("cancelled", "data", "b", true);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(host.machine("a").state).isEqualTo(MachineState.Running);
        assertThat(host.attached).containsExactly(new Attached("a", disk.id, 1));
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void where_it_fails_after_the_power_was_cut_that_is_said_with_the_command_to_finish_it() {
        when("attach", () -> host.machine("b").ports = 0);
        Failure failure = PlayedLab.failure(() -> failover("data", "b", true));
        assertThat(failure.code()).isEqualTo("migration.poweredOff");
        assertThat(failure).hasMessageContaining("power of a was cut").hasMessageContaining("failover data --to b");
    }

    @Test
    void where_virtualbox_complains_although_the_power_is_cut_that_is_said_too() {
        when("power-off", () -> host.operationFails = Optional.of("it did not go well"));
        Failure failure = PlayedLab.failure(() -> failover("data", "b", true));
        assertThat(failure.code()).isEqualTo("migration.poweredOff");
        assertThat(failure).hasMessageContaining("power of a was cut").hasMessageContaining("it did not go well");
    }

    @Test
    void where_the_power_could_not_be_cut_nobody_says_that_it_was() {
        host.cutTo = MachineState.Running;
        when("power-off", () -> host.operationFails = Optional.of("it did not go well"));
        assertRefused("virtualbox.operation", "data", "b", true);
        assertThat(host.machine("a").state).isEqualTo(MachineState.Running);
        assertThat(host.attached).containsExactly(new Attached("a", disk.id, 1));
    }

    @Test
    void a_machine_that_is_going_off_counts_as_cut() {
        host.cutTo = MachineState.Stopping;
        when("power-off", () -> host.operationFails = Optional.of("it did not go well"));
        assertRefused("migration.poweredOff", "data", "b", true);
    }

    /// From now on VirtualBox does not say anything of machines.
    private void saysNothing() {
        host.service.on("IVirtualBox_findMachine", _ -> {
            throw new Fault.Runtime(Fault.Runtime.FAIL, "it is going down");
        });
    }

    @Test
    void where_nobody_knows_whether_the_power_was_cut_just_that_is_said() {
        when(
                "power-off",
                () -> host.service.on("IConsole_powerDown", _ -> {
                    saysNothing();
                    throw new Fault.Runtime(Fault.Runtime.FAIL, "it did not go well");
                }));
        Failure failure = PlayedLab.failure(() -> failover("data", "b", true));
        assertThat(failure.code()).isEqualTo("migration.mayBeOff");
        assertThat(failure).hasMessageContaining("power of a may have been cut").hasMessageContaining("machine ls");
    }

    @Test
    void what_virtualbox_confirmed_is_known_when_it_says_nothing_any_more() {
        when("detach", this::saysNothing);
        assertRefused("migration.poweredOff", "data", "b", true);
        assertThat(host.machine("a").state).isEqualTo(MachineState.PoweredOff);
    }

    @Test
    void before_the_power_is_asked_to_be_cut_nobody_says_that_it_may_be() {
        when(
                "power-off",
                () -> host.service.on("ISession_getConsole", _ -> {
                    saysNothing();
                    throw new Fault.Runtime(Fault.Runtime.FAIL, "it did not go well");
                }));
        assertRefused("virtualbox.operation", "data", "b", true);
        assertThat(host.machine("a").state).isEqualTo(MachineState.Running);
    }

    @Test
    void one_that_was_interrupted_with_the_volume_free_is_told_and_finished_by_the_next() {
        dies("a");
        when("attach", PlayedLab.kill());
        assertThatThrownBy(() -> failover("data", "b", false)).isInstanceOf(PlayedLab.Killed.class);
        assertThat(host.attached).isEmpty();
        assertThat(lab.left()).hasSize(1);
        listener = Listener.SILENT;
        failover("data", "b", false);
        assertThat(lab.told).singleElement().asString().contains("failover of data to b was interrupted");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_move_from_a_machine_that_was_made_anew_is_given_up() {
        leaveMove();
        dies("a");
        lab.uuids.put("a", "another machine of that name");
        failover("data", "b", false);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
        assertThat(lab.left()).isEmpty();
    }
}
