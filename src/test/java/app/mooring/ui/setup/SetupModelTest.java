package app.mooring.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.setup.Doctor;
import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.IdleLabs;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class SetupModelTest {
    private final PlayedWindow window = new PlayedWindow();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private final AtomicReference<List<Doctor.Diagnosis>> found = new AtomicReference<>(Checkups.half());
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ChangingLab lab =
            new ChangingLab(Desks.lively(), Desks.of(Desks.lively(), Language.ENGLISH, answers, window));
    private final Desk desk = lab.desk();
    private final SetupModel setup = new SetupModel(desk);

    SetupModelTest() {
        answers.put("doctor", _ -> found.get());
    }

    private RequirementModel row(String step) {
        return setup.rows().stream()
                .filter(row -> row.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private void looked() {
        setup.check();
        window.until(() -> !setup.looking().get());
    }

    @SuppressWarnings("unchecked")
    private static Predicate<Requirement> agreed(Object[] arguments) {
        return (Predicate<Requirement>) arguments[1];
    }

    private void await() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    /// A setup that mends the power of `ubuntu3`, waits, and finds all well.
    private Object mend(Object[] arguments) {
        Listener listener = (Listener) arguments[0];
        listener.started("machine.power ubuntu3");
        listener.progress("machine.power ubuntu3", Progress.of("machine.start", "ubuntu3"));
        await();
        listener.ended(new StepResult("machine.power ubuntu3", StepResult.State.DONE, 6_000, List.of()));
        found.set(Checkups.well());
        return Checkups.well();
    }

    @Test
    void it_counts_what_holds() {
        looked();
        assertThat(setup.rows()).hasSize(29);
        assertThat(setup.done().get()).isEqualTo(16);
        assertThat(setup.complete()).isFalse();
        found.set(Checkups.well());
        looked();
        assertThat(setup.complete()).isTrue();
    }

    @Test
    void rows_stay_the_same_when_it_is_looked_again() {
        looked();
        List<RequirementModel> before = List.copyOf(setup.rows());
        found.set(Checkups.well());
        looked();
        assertThat(setup.rows()).containsExactlyElementsOf(before);
        assertThat(row("machine.ide ubuntu3").finding().get().isSatisfied()).isTrue();
    }

    @Test
    void the_row_that_is_mended_is_the_one_that_runs() {
        answers.put("setup", this::mend);
        looked();
        setup.run(setup.rest());
        window.until(() -> row("machine.power ubuntu3").mending().get() != null);
        Run run = row("machine.power ubuntu3").mending().get();
        window.until(
                () -> Progress.of("machine.start", "ubuntu3").equals(run.line().get()));
        assertThat(row("machine.ide ubuntu3").mending().get()).isNull();
        goOn.countDown();
        window.until(() -> setup.run().get() == null);
        assertThat(row("machine.power ubuntu3").mending().get()).isNull();
        assertThat(setup.complete()).isTrue();
    }

    @Test
    void one_is_run_with_what_it_needs_and_nothing_else() {
        AtomicReference<Predicate<Requirement>> asked = new AtomicReference<>();
        answers.put("setup", arguments -> {
            asked.set(agreed(arguments));
            return Checkups.well();
        });
        looked();
        List<Requirement> all =
                Checkups.half().stream().map(Doctor.Diagnosis::requirement).toList();
        setup.run(setup.only(row("plugin.installed ubuntu3")));
        window.until(() -> setup.run().get() == null);
        assertThat(all.stream().filter(asked.get()).map(RequirementModel::step))
                .containsExactlyInAnyOrder(
                        "plugin.installed ubuntu3",
                        "guest.ssh ubuntu3",
                        "guest.sudo ubuntu3",
                        "guest.docker ubuntu3",
                        "webservice.running host",
                        "virtualbox.found host");
    }

    @Test
    void a_run_that_goes_on_is_found_again_by_a_page_that_is_opened_later() {
        answers.put("setup", this::mend);
        looked();
        setup.run(setup.rest());
        setup.close();
        SetupModel later = new SetupModel(desk);
        window.until(() -> row("machine.power ubuntu3").mending().get() != null);
        later.check();
        window.until(() -> later.run().get() != null);
        assertThat(later.rows().stream()
                        .filter(row -> row.mending().get() != null)
                        .map(RequirementModel::step))
                .containsExactly("machine.power ubuntu3");
        goOn.countDown();
        window.until(() -> later.run().get() == null && later.complete());
    }

    @Test
    void what_another_page_brings_about_is_shown_too() {
        looked();
        desk.works().start(new SimpleStringProperty("Migration demo"), listener -> mend(new Object[] {listener}));
        window.until(() -> setup.run().get() != null);
        assertThat(row("machine.power ubuntu3").mending().get()).isNotNull();
        goOn.countDown();
        window.until(() -> setup.run().get() == null);
    }

    @Test
    void after_one_that_was_cancelled_it_is_looked_again() {
        answers.put("setup", this::mend);
        looked();
        setup.run(setup.rest());
        window.until(() -> row("machine.power ubuntu3").mending().get() != null);
        found.set(Checkups.well());
        Objects.requireNonNull(setup.run().get()).cancel();
        window.until(() -> setup.run().get() == null && setup.complete());
        assertThat(setup.failure().get()).isNull();
    }

    @Test
    void what_cannot_be_looked_at_is_said() {
        answers.put("doctor", _ -> {
            throw Failure.failed("operation.locked", "lab.lock");
        });
        looked();
        assertThat(setup.failure().get()).extracting(Failure::code).isEqualTo("operation.locked");
    }

    @Test
    void why_a_run_failed_stays_there_after_it_was_looked_again() {
        answers.put("setup", _ -> {
            throw Failure.failed("operation.locked", "lab.lock");
        });
        looked();
        setup.run(setup.rest());
        window.until(() -> setup.run().get() == null);
        window.until(() -> !setup.looking().get());
        assertThat(setup.failure().get()).extracting(Failure::code).isEqualTo("operation.locked");
    }

    @Test
    void what_was_found_counts_no_more_when_the_lab_loses_something_and_it_is_looked_again_when_it_is_back() {
        found.set(Checkups.well());
        looked();
        lab.looks(Desks.cutOff());
        assertThat(setup.stale().get()).isTrue();
        assertThat(setup.complete()).isFalse();
        assertThat(setup.looking().get()).isFalse();
        lab.looks(Desks.lively());
        assertThat(setup.looking().get()).isTrue();
        window.until(setup::complete);
        assertThat(setup.stale().get()).isFalse();
        assertThat(setup.unasked()).isTrue();
    }

    @Test
    void what_was_looked_at_while_something_was_away_is_looked_at_again_when_it_comes() {
        lab.looks(Desks.cutOff());
        looked();
        assertThat(setup.stale().get()).isFalse();
        found.set(Checkups.well());
        lab.looks(Desks.lively());
        window.until(setup::complete);
    }

    @Test
    void a_lab_that_looks_as_before_and_one_that_was_never_checked_are_not_checked_by_themselves() {
        lab.looks(Desks.cutOff());
        lab.looks(Desks.lively());
        assertThat(setup.looking().get()).isFalse();
        looked();
        lab.looks(Desks.lively());
        assertThat(setup.looking().get()).isFalse();
        assertThat(setup.stale().get()).isFalse();
    }

    @Test
    void what_comes_to_a_lab_that_has_all_it_needs_is_no_reason_to_look_again() {
        lab.looks(Desks.cutOff());
        found.set(Checkups.well());
        looked();
        lab.looks(Desks.lively());
        assertThat(setup.looking().get()).isFalse();
        assertThat(setup.complete()).isTrue();
    }

    @Test
    void what_is_lost_while_it_is_looked_counts_no_more_either() {
        looked();
        setup.check();
        lab.looks(Desks.cutOff());
        window.until(() -> !setup.looking().get());
        assertThat(setup.stale().get()).isTrue();
    }

    private static Map<String, Finding> wrong(String step, Failure why) {
        return Map.of(step, new Finding.Unsatisfied(why));
    }

    private Run.State ranLast() {
        return desk.works().runs().getFirst().state().get();
    }

    @Test
    void a_run_in_which_something_could_not_be_brought_about_failed_and_its_row_says_why() {
        Failure why = Failure.refused("lab.diskOnIde", "ubuntu3", "IDE");
        answers.put("setup", _ -> Checkups.found(wrong("machine.ide ubuntu3", why)));
        looked();
        setup.run(setup.rest());
        window.until(() -> setup.run().get() == null);
        assertThat(ranLast()).isEqualTo(new Run.State.Failed(why));
        assertThat(setup.failure().get()).isSameAs(why);
        assertThat(setup.looking().get()).isFalse();
        assertThat(row("machine.ide ubuntu3").finding().get()).isEqualTo(new Finding.Unsatisfied(why));
        assertThat(row("machine.power ubuntu3").finding().get().isSatisfied()).isTrue();
    }

    @Test
    void what_nobody_agreed_to_is_no_reason_for_a_run_to_fail() {
        answers.put("setup", _ -> Checkups.half());
        looked();
        setup.run(setup.only(row("volume.folder host")));
        window.until(() -> setup.run().get() == null);
        assertThat(ranLast()).isInstanceOf(Run.State.Done.class);
        assertThat(setup.failure().get()).isNull();
    }

    @Test
    void where_all_that_is_missing_is_for_a_person_there_is_nothing_to_bring_about() {
        looked();
        assertThat(setup.mendable().get()).isTrue();
        found.set(Checkups.found(wrong("machine.sata ubuntu3", Failure.failed("setup.noSata", "ubuntu3", "SATA", 30))));
        looked();
        assertThat(row("machine.ports ubuntu3").finding().get()).isInstanceOf(Finding.Blocked.class);
        assertThat(setup.mendable().get()).isFalse();
        found.set(Checkups.well());
        looked();
        assertThat(setup.mendable().get()).isFalse();
    }

    @Test
    void the_containers_that_a_restart_would_stop_are_named_before() {
        looked();
        assertThat(setup.rest().stops()).isEqualTo(Map.of("ubuntu3", List.of("wiki_app")));
        assertThat(setup.only(row("machine.ports ubuntu3")).stops()).containsOnlyKeys("ubuntu3");
        assertThat(setup.only(row("plugin.installed ubuntu3")).stops()).isEmpty();
        lab.looks(IdleLabs.answering());
        assertThat(setup.rest().stops()).isEmpty();
    }

    @Test
    void a_machine_on_which_something_runs_that_was_not_named_is_not_restarted() {
        AtomicReference<Predicate<Requirement>> asked = new AtomicReference<>();
        answers.put("setup", arguments -> {
            asked.set(agreed(arguments));
            return Checkups.well();
        });
        lab.looks(IdleLabs.answering());
        looked();
        Intent intent = setup.rest();
        lab.looks(Desks.lively());
        setup.run(intent);
        window.until(() -> setup.run().get() == null);
        assertThat(Checkups.half().stream()
                        .map(Doctor.Diagnosis::requirement)
                        .filter(asked.get().negate())
                        .map(RequirementModel::step))
                .containsExactly(
                        "machine.ide ubuntu2", "machine.ports ubuntu2", "machine.ide ubuntu3", "machine.ports ubuntu3");
    }

    @Test
    void what_waits_says_for_what() {
        looked();
        assertThat(row("plugin.installed ubuntu3").finding().get())
                .isInstanceOfSatisfying(
                        Finding.Blocked.class,
                        blocked -> assertThat(blocked.by().id()).isEqualTo("guest.ssh"));
    }
}
