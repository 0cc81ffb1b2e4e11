package app.mooring.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.IdleLabs;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is asked before machines are restarted on which nobody knows what runs.
@OnToolkit
@Timeout(60)
class IntentTest {
    private static final Reach ANSWERS = new Reach.Answers();
    private static final Reach UNASKED = new Reach.Unasked();

    private final PlayedWindow window = new PlayedWindow();
    private final AtomicReference<Predicate<Requirement>> agreed = new AtomicReference<>();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private final ChangingLab lab =
            new ChangingLab(IdleLabs.of(ANSWERS, UNASKED), Desks.of(Desks.lively(), Language.ENGLISH, answers, window));
    private final SetupModel setup = new SetupModel(lab.desk());

    IntentTest() {
        answers.put(
                "doctor",
                _ -> Checkups.found(Map.of(
                        "machine.ports ubuntu3",
                        new Finding.Unsatisfied(Failure.failed("setup.ports", "ubuntu3", "SATA", 30)))));
        answers.put("setup", arguments -> {
            agreed.set(predicate(arguments[1]));
            return Checkups.well();
        });
        setup.check();
        window.until(() -> !setup.looking().get());
    }

    @SuppressWarnings("unchecked")
    private static Predicate<Requirement> predicate(Object agreed) {
        return (Predicate<Requirement>) agreed;
    }

    private static Reach away(String code) {
        return new Reach.Away(Failure.failed(code, "ubuntu3", "192.168.56.13", 22));
    }

    private List<String> refused() {
        setup.run(setup.rest());
        window.until(() -> setup.run().get() == null);
        return setup.rows().stream()
                .filter(row -> agreed.get().negate().test(row.requirement()))
                .map(RequirementModel::step)
                .toList();
    }

    @Test
    void a_guest_that_was_not_looked_at_yet_is_waited_for() {
        assertThat(setup.known().get()).isFalse();
        lab.looks(IdleLabs.answering());
        assertThat(setup.known().get()).isTrue();
        assertThat(setup.rest().stops()).isEmpty();
        assertThat(refused()).isEmpty();
    }

    @Test
    void a_machine_whose_guest_does_not_answer_is_asked_about() {
        lab.looks(IdleLabs.of(ANSWERS, away("ssh.login")));
        assertThat(setup.known().get()).isTrue();
        assertThat(setup.rest().stops()).isEqualTo(Map.of("ubuntu3", List.of()));
        assertThat(refused()).as("that was agreed to").isEmpty();
    }

    @Test
    void one_that_nothing_is_missing_of_is_neither_asked_about_nor_restarted() {
        lab.looks(IdleLabs.of(away("ssh.login"), ANSWERS));
        assertThat(setup.rest().stops()).isEmpty();
        assertThat(refused()).containsExactly("machine.ide ubuntu2", "machine.ports ubuntu2");
    }

    @Test
    void a_host_key_that_was_trusted_in_the_meantime_is_waited_for() {
        lab.looks(IdleLabs.of(ANSWERS, away("ssh.hostKey.unknown")));
        assertThat(setup.known().get()).isFalse();
        lab.looks(IdleLabs.answering());
        assertThat(setup.known().get()).isTrue();
    }

    @Test
    void one_that_is_not_trusted_is_asked_about() {
        answers.put(
                "doctor",
                _ -> Checkups.found(Map.of(
                        "machine.ports ubuntu3",
                        new Finding.Unsatisfied(Failure.failed("setup.ports", "ubuntu3", "SATA", 30)),
                        "guest.ssh ubuntu3",
                        new Finding.Unsatisfied(Failure.failed("ssh.hostKey.unknown", "ubuntu3", "SHA256:m2iX")))));
        lab.looks(IdleLabs.of(ANSWERS, away("ssh.hostKey.unknown")));
        setup.check();
        window.until(() -> !setup.looking().get());
        assertThat(setup.known().get()).isTrue();
        assertThat(setup.rest().stops()).isEqualTo(Map.of("ubuntu3", List.of()));
    }

    @Test
    void a_machine_that_is_off_is_not_asked_about() {
        LabSnapshot running = IdleLabs.of(away("lab.guestOff"), UNASKED);
        LabSnapshot off = new LabSnapshot(
                running.taken(),
                running.host(),
                List.of(
                        Desks.machine(
                                0,
                                "Aborted",
                                List.of(),
                                running.machines().get(0).guest()),
                        Desks.machine(
                                1,
                                "PoweredOff",
                                List.of(),
                                running.machines().get(1).guest())),
                List.of());
        assertThat(running.busy()).containsOnlyKeys("ubuntu2", "ubuntu3");
        assertThat(running.lookedAt()).isFalse();
        assertThat(off.busy()).isEmpty();
        assertThat(off.lookedAt()).isTrue();
    }
}
