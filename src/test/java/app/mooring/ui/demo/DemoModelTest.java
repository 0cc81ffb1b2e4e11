package app.mooring.ui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.migration.DemoReport;
import app.mooring.migration.MovePlan;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import app.mooring.setup.Requirement;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.IdleLabs;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.setup.Checkups;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@OnToolkit
@Timeout(60)
class DemoModelTest {
    @TempDir
    private Path shelf;

    private final PlayedWindow window = new PlayedWindow();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, answers, window);

    DemoModelTest() {
        answers.put("planDemo", powerCut -> {
            asked.add("planDemo " + powerCut[0]);
            return Demos.plan();
        });
        answers.put("doctor", _ -> Checkups.well());
        answers.put("demo", arguments -> {
            asked.add("demo");
            Demos.play(arguments[0], "");
            return Demos.passed();
        });
    }

    private DemoModel shown() {
        DemoModel demo = new DemoModel(desk, shelf, Clock.systemUTC());
        demo.shown();
        window.until(() -> !demo.stage().get().steps().isEmpty());
        return demo;
    }

    private DemoModel ready() {
        DemoModel demo = shown();
        window.until(() -> demo.ready().get());
        return demo;
    }

    @SuppressWarnings("unchecked")
    private static void tellOfFailed(Object consumer, DemoReport report) {
        ((Consumer<DemoReport>) consumer).accept(report);
    }

    @Test
    void it_shows_its_steps_before_it_runs() {
        DemoModel demo = shown();
        assertThat(demo.stage().get().steps()).hasSize(13);
        assertThat(demo.running().get()).isFalse();
        assertThat(asked).containsExactly("planDemo false");
    }

    @Test
    void a_lab_that_is_set_up_is_not_set_up_again() {
        DemoModel demo = ready();
        demo.start();
        window.until(() -> demo.report().get() != null);
        assertThat(asked).containsExactly("planDemo false", "demo");
        assertThat(Objects.requireNonNull(demo.report().get()).passed()).isTrue();
        assertThat(demo.stage().get().steps()).allMatch(step -> step.state() == StageStep.State.DONE);
    }

    @Test
    void a_lab_that_is_not_is_set_up_first_in_the_same_run() {
        answers.put("doctor", _ -> Checkups.half());
        answers.put("setup", arguments -> {
            Listener listener = (Listener) arguments[0];
            listener.started("machine.ide ubuntu3");
            listener.ended(new StepResult("machine.ide ubuntu3", StepResult.State.DONE, 6_000, List.of()));
            return Checkups.well();
        });
        DemoModel demo = shown();
        demo.start();
        window.until(() -> demo.stage().get().steps().getFirst().ofSetup());
        assertThat(demo.stage().get().steps()).hasSize(14);
        window.until(() -> demo.report().get() != null);
        assertThat(demo.stage().get().steps()).as("what the proof is about").hasSize(13);
        assertThat(demo.ready().get()).isTrue();
        assertThat(desk.works().runs()).hasSize(1);
    }

    @Test
    void a_machine_on_which_containers_run_is_not_shut_down_by_it() {
        CompletableFuture<Predicate<Requirement>> agreed = new CompletableFuture<>();
        answers.put("doctor", _ -> Checkups.half());
        answers.put("setup", arguments -> {
            agreed.complete(predicate(arguments[1]));
            return Checkups.half();
        });
        window.until(() -> desk.lab().snapshot().get() != null);
        shown().start();
        window.until(agreed::isDone);
        assertThat(agreed.join()).rejects(wanted("machine.ports", "ubuntu2"));
        assertThat(agreed.join()).accepts(wanted("plugin.installed", "ubuntu2"), wanted("machine.ports", "ubuntu4"));
    }

    @Test
    void a_guest_that_was_not_looked_at_yet_is_waited_for_and_one_that_does_not_answer_is_not_shut_down()
            throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        CompletableFuture<List<Boolean>> agreed = new CompletableFuture<>();
        answers.put("doctor", _ -> Checkups.half());
        answers.put("setup", arguments -> {
            asking.countDown();
            agreed.complete(Stream.of("ubuntu2", "ubuntu3")
                    .map(machine -> predicate(arguments[1]).test(wanted("machine.ports", machine)))
                    .toList());
            return Checkups.half();
        });
        Reach answering = new Reach.Answers();
        ChangingLab lab = new ChangingLab(IdleLabs.of(answering, new Reach.Unasked()), desk);
        DemoModel demo = new DemoModel(lab.desk(), shelf, Clock.systemUTC());
        demo.start();
        asking.await();
        assertThat(agreed).isNotDone();
        lab.looks(IdleLabs.of(answering, new Reach.Away(Failure.failed("ssh.login", "ubuntu3", "ubuntu"))));
        window.until(() -> !demo.running().get());
        assertThat(agreed.join()).containsExactly(true, false);
    }

    /// What a practice lab's guests are for a moment: looked at before their keys were trusted.
    @Test
    void a_guest_whose_host_key_was_trusted_in_the_meantime_is_looked_at_again() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        CompletableFuture<Boolean> agreed = new CompletableFuture<>();
        answers.put("doctor", _ -> Checkups.half());
        answers.put("setup", arguments -> {
            asking.countDown();
            agreed.complete(predicate(arguments[1]).test(wanted("machine.ide", "ubuntu3")));
            return Checkups.half();
        });
        Reach answering = new Reach.Answers();
        Reach met = new Reach.Away(Failure.refused("ssh.hostKey.unknown", "ubuntu3", "", "", ""));
        ChangingLab lab = new ChangingLab(IdleLabs.of(answering, met), desk);
        DemoModel demo = new DemoModel(lab.desk(), shelf, Clock.systemUTC());
        demo.start();
        asking.await();
        assertThat(agreed).isNotDone();
        lab.looks(IdleLabs.of(answering, answering));
        window.until(() -> !demo.running().get());
        assertThat(agreed.join()).isTrue();
    }

    @Test
    void no_machine_is_set_up_for_a_demo_that_cannot_be() {
        answers.put("doctor", _ -> Checkups.half());
        answers.put("planDemo", _ -> {
            throw Failure.usage("migration.twoMachines");
        });
        answers.put("setup", _ -> {
            asked.add("setup");
            return Checkups.well();
        });
        DemoModel demo = new DemoModel(desk, shelf, Clock.systemUTC());
        demo.start();
        window.until(() -> !demo.running().get());
        assertThat(Objects.requireNonNull(demo.failure().get()).code()).isEqualTo("migration.twoMachines");
        assertThat(asked).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Predicate<Requirement> predicate(Object agreed) {
        return (Predicate<Requirement>) agreed;
    }

    private static Requirement wanted(String id, String machine) {
        return new Requirement(id, machine, "", List.of(), List.of(), () -> "", Optional.empty());
    }

    @Test
    void a_setup_that_leaves_something_open_ends_the_run_and_says_what() {
        answers.put("doctor", _ -> Checkups.half());
        answers.put("setup", _ -> Checkups.half());
        DemoModel demo = shown();
        demo.start();
        window.until(() -> demo.failure().get() != null);
        assertThat(Objects.requireNonNull(demo.failure().get()).code()).isEqualTo("ssh.timeout");
        assertThat(asked).doesNotContain("demo");
        assertThat(demo.endedInSetup()).isTrue();
    }

    @Test
    void a_demo_that_fails_says_in_which_step() {
        answers.put("demo", arguments -> {
            Demos.play(arguments[0], "ready-again");
            Listener listener = (Listener) arguments[0];
            listener.ended(new StepResult("ready-again", StepResult.State.FAILED, 180_000, List.of()));
            for (MovePlan.PlannedStep step : Demos.plan().reversed()) {
                listener.ended(new StepResult(step.id(), StepResult.State.UNDONE, 0, List.of()));
            }
            tellOfFailed(arguments[1], Demos.failed());
            throw Failure.failed("migration.notReady", "ubuntu3", 180, "");
        });
        DemoModel demo = ready();
        demo.start();
        window.until(() -> demo.failure().get() != null);
        assertThat(demo.failedStep().map(StageStep::id)).contains("ready-again");
        assertThat(demo.endedInSetup()).isFalse();
        assertThat(Objects.requireNonNull(demo.report().get()).passed()).isFalse();
        assertThat(demo.ready().get()).as("is looked at anew").isFalse();
    }

    @Test
    void one_that_was_cancelled_can_be_run_again() {
        CountDownLatch never = new CountDownLatch(1);
        answers.put("demo", arguments -> {
            Demos.play(arguments[0], "ready");
            try {
                never.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            return Demos.passed();
        });
        DemoModel demo = ready();
        demo.start();
        window.until(() -> demo.stage().get().steps().stream()
                .anyMatch(step ->
                        step.state() == StageStep.State.RUNNING && step.id().equals("ready")));
        Objects.requireNonNull(demo.run().get()).cancel();
        window.until(() -> !demo.running().get());
        assertThat(Objects.requireNonNull(demo.run().get()).state().get()).isEqualTo(new Run.State.Cancelled());
        assertThat(demo.failure().get()).isNull();
    }

    @Test
    void the_power_cut_is_another_plan_and_another_demo() {
        answers.put("powerCutDemo", _ -> Demos.passed());
        DemoModel demo = ready();
        demo.powerCut().set(true);
        window.until(() -> asked.contains("planDemo true"));
        demo.start();
        window.until(() -> demo.report().get() != null);
        assertThat(asked).doesNotContain("demo");
    }

    @Test
    void the_report_is_saved_as_a_page_in_the_persons_language() throws IOException {
        DemoModel demo = ready();
        demo.start();
        window.until(() -> demo.report().get() != null);
        desk.languages().current().set(Language.CHINESE);
        demo.save(demo.suggestion());
        window.until(() -> demo.saved().get() != null);
        Path file = Objects.requireNonNull(demo.saved().get());
        assertThat(file).hasParent(shelf);
        assertThat(file.getFileName().toString()).matches("mooring-demo-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.html");
        assertThat(Files.readString(file)).contains("迁移演示", "839128371");
    }

    @Test
    void the_report_of_one_that_failed_is_saved_and_why_it_failed_stays() {
        answers.put("demo", arguments -> {
            tellOfFailed(arguments[1], Demos.failed());
            throw Failure.failed("migration.notReady", "ubuntu3", 180, "");
        });
        DemoModel demo = ready();
        demo.start();
        window.until(() -> demo.failure().get() != null);
        demo.save(demo.suggestion());
        window.until(() -> demo.saved().get() != null);
        assertThat(Objects.requireNonNull(demo.failure().get()).code()).isEqualTo("migration.notReady");
    }

    @Test
    void a_report_that_cannot_be_saved_says_so() throws IOException {
        Files.delete(shelf);
        DemoModel demo = ready();
        demo.start();
        window.until(() -> demo.report().get() != null);
        demo.save(demo.suggestion());
        window.until(() -> demo.notSaved().get() != null);
        assertThat(Objects.requireNonNull(demo.notSaved().get()).code()).isEqualTo("ui.report");
        assertThat(demo.failure().get()).as("of the run").isNull();
        Files.createDirectory(shelf);
        demo.save(demo.suggestion());
        window.until(() -> demo.saved().get() != null);
        assertThat(demo.notSaved().get()).isNull();
    }

    @Test
    void a_report_is_opened_by_what_the_system_has_for_that() {
        Path file = Path.of("/home/ada/Downloads/my report.html");
        assertThat(ReportFile.opening(file, "Linux"))
                .containsExactly("xdg-open", file.toUri().toString());
        assertThat(ReportFile.opening(file, "Mac OS X")).startsWith("open");
        assertThat(ReportFile.opening(file, "Windows 11")).startsWith("rundll32");
    }

    @Test
    void reports_lie_where_a_person_looks_for_them() throws IOException {
        assertThat(ReportFile.shelf(shelf)).isEqualTo(shelf);
        Files.createDirectory(shelf.resolve("Documents"));
        assertThat(ReportFile.shelf(shelf)).isEqualTo(shelf.resolve("Documents"));
        Files.createDirectory(shelf.resolve("Downloads"));
        assertThat(ReportFile.shelf(shelf)).isEqualTo(shelf.resolve("Downloads"));
    }
}
