package app.mooring.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.mooring.docker.FileChange;
import app.mooring.docker.GuestContainer;
import app.mooring.docker.PlayedEngine;
import app.mooring.failure.Failure;
import app.mooring.operation.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {
    private static final Tuple RUNS = tuple("mysql", true);
    private static final Tuple STOPPED = tuple("mysql", false);

    @TempDir
    Path folder;

    private PlayedLab lab;
    private GuestContainer source;

    @BeforeEach
    void begin() {
        lab = new PlayedLab(folder);
        source = lab.a.has("mysql", true, Map.of());
    }

    private static AbstractListAssert<?, ?, Tuple, ?> assertOn(PlayedEngine engine) {
        return assertThat(engine.containers).extracting(GuestContainer::name, GuestContainer::running);
    }

    private void killedMove() {
        assertThatThrownBy(() -> lab.move("mysql", "b")).isInstanceOf(PlayedLab.Killed.class);
    }

    private void settle() {
        lab.recovery().settle();
    }

    private String refusal(String container, String to) {
        return PlayedLab.failure(() -> lab.move(container, to)).code();
    }

    @Test
    void it_runs_on_the_target_under_its_name_and_is_gone_from_the_source() {
        lab.move("mysql", "b");
        assertOn(lab.b).containsExactly(RUNS);
        assertThat(lab.b.containers.getFirst().labels()).containsKey("app.mooring.move");
        assertOn(lab.a).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_target_without_room_for_the_volume_is_found_before_anything_stops() {
        lab.full.add("b");
        lab.a.before.put("stop", PlayedLab.kill());
        assertThat(refusal("mysql", "b")).isEqualTo("lab.noPort");
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.left()).isEmpty();
    }

    /// As an engine does when nobody waits for its answer any more: it goes on, and the volume is there.
    private Runnable cancelled(Thread mover) {
        return () -> {
            mover.interrupt();
            if (Thread.currentThread().isInterrupted()) {
                lab.a.before.put("start", () -> {
                    throw Failure.failed("docker.refused", "a", "attached elsewhere");
                });
                throw Failure.cancelled(new InterruptedException());
            }
        };
    }

    @Test
    void what_comes_of_the_container_that_is_being_made_is_waited_for_before_a_cancelled_move_is_taken_back() {
        lab.b.before.put("create", cancelled(Thread.currentThread()));
        assertThat(refusal("mysql", "b")).isEqualTo("cancelled");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lab.b.done).contains("create");
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_container_that_is_about_to_stop_has_stopped_before_it_is_started_again() {
        lab.a.before.put("stop", () -> {
            throw Failure.failed("docker.timeout", "a");
        });
        assertThat(refusal("mysql", "b")).isEqualTo("docker.timeout");
        assertThat(lab.a.done).containsSubsequence("stop", "start");
        assertOn(lab.a).containsExactly(RUNS);
    }

    @Test
    void so_it_has_after_a_move_that_was_killed_while_it_stopped_it() {
        lab.a.before.put("stop", PlayedLab.kill());
        killedMove();
        settle();
        assertThat(lab.a.done).containsSubsequence("stop", "start");
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void what_runs_again_after_such_a_move_is_not_stopped_by_each_operation_while_the_target_is_away() {
        lab.a.before.put("stop", PlayedLab.kill());
        killedMove();
        lab.b.answers = false;
        settle();
        settle();
        assertThat(lab.a.done).filteredOn("stop"::equals).hasSize(1);
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.left()).hasSize(1);
    }

    @Test
    void what_a_later_mooring_left_stays_and_keeps_back_its_volumes() {
        lab.journals.begin("later", List.of("data"), Map.of());
        assertThat(refusal("mysql", "b")).isEqualTo("operation.otherJournal");
        assertThat(lab.left()).hasSize(1);
        assertOn(lab.a).containsExactly(RUNS);
    }

    @Test
    void one_that_ends_and_is_started_over_and_over_has_not_arrived() {
        lab.b.loops = true;
        assertThat(refusal("mysql", "b")).isEqualTo("migration.ended");
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void one_that_loops_when_mooring_is_killed_is_taken_back() {
        lab.b.loops = true;
        lab.b.after.put("start", PlayedLab.kill());
        killedMove();
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).isEmpty();
    }

    @Test
    void a_name_that_somebody_took_on_the_target_is_left_to_them() {
        lab.b.before.put("rename", () -> lab.b.has("mysql", true, Map.of()));
        assertThat(refusal("mysql", "b")).isEqualTo("docker.conflict");
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).containsExactly(RUNS);
        assertThat(lab.b.containers.getFirst().labels()).isEmpty();
    }

    @Test
    void a_temporary_name_that_somebody_took_is_left_to_them() {
        lab.b.has("mysql.mooring-move", true, Map.of());
        assertThat(refusal("mysql", "b")).isEqualTo("migration.otherMove");
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).containsExactly(tuple("mysql.mooring-move", true));
        assertThat(lab.a.done).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void what_another_mooring_moved_is_not_moved_again_before_that_one_has_settled_it() {
        lab.b.after.put("start", PlayedLab.kill());
        killedMove();
        Journals first = lab.journals;
        lab.journals = new Journals(folder.resolve("another home"));
        assertThat(refusal("mysql", "b")).isEqualTo("migration.otherMove");
        assertOn(lab.a).containsExactly(STOPPED);
        assertOn(lab.b).containsExactly(tuple("mysql.mooring-move", true));
        assertThat(lab.left()).isEmpty();
        lab.journals = first;
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).isEmpty();
    }

    @Test
    void what_another_move_of_the_same_container_made_meanwhile_is_not_destroyed_for_this_one() {
        lab.b.before.put(
                "create",
                () -> lab.b.has("mysql.mooring-move", true, Map.of("app.mooring.move", source.id() + " another")));
        assertThat(refusal("mysql", "b")).isEqualTo("docker.conflict");
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).containsExactly(tuple("mysql.mooring-move", true));
    }

    @Test
    void a_move_that_an_earlier_mooring_left_is_known_by_the_source_alone() {
        lab.journals.begin(
                "move",
                List.of("data"),
                Map.of(
                        "container",
                        "mysql",
                        "id",
                        source.id(),
                        "temporary",
                        "mysql.mooring-move",
                        "from",
                        "a",
                        "to",
                        "b",
                        "ran",
                        "true",
                        "volumeFolder",
                        "/volumes"));
        lab.a.stop(source.id(), Duration.ZERO);
        lab.b.has("mysql.mooring-move", false, Map.of("app.mooring.move", source.id()));
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void it_is_given_the_time_to_stop_that_was_chosen_for_it_and_a_minute_at_the_least() {
        lab.a.containers.set(0, lab.a.slow(source, Duration.ofMinutes(5)));
        lab.b.before.put("create", () -> {
            throw Failure.failed("docker.refused", "b", "no");
        });
        assertThat(refusal("mysql", "b")).isEqualTo("docker.refused");
        assertThat(lab.a.graces).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(5));
        lab.a.containers.set(0, lab.a.slow(source, Duration.ofSeconds(5)));
        lab.move("mysql", "b");
        assertThat(lab.a.graces.getLast()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void so_it_is_after_a_move_that_was_killed_while_it_stopped_it() {
        lab.a.containers.set(0, lab.a.slow(source, Duration.ofMinutes(5)));
        lab.a.before.put("stop", PlayedLab.kill());
        killedMove();
        settle();
        assertThat(lab.a.graces).containsOnly(Duration.ofMinutes(5));
    }

    @Test
    void a_task_of_a_swarm_is_not_moved() {
        lab.a.containers.clear();
        lab.a.has("web.1.x", true, Map.of("com.docker.swarm.task.id", "x", "com.docker.swarm.service.name", "web"));
        assertThat(refusal("web.1.x", "b")).isEqualTo("migration.swarm");
        assertThat(lab.a.done).isEmpty();
    }

    private void wrote(String... paths) {
        lab.a.changes.put(
                source.id(),
                Stream.of(paths)
                        .map(path -> new FileChange(path, FileChange.Kind.ADDED))
                        .toList());
    }

    private Tuple kept() {
        return tuple("mysql-before-move-" + source.id(), false);
    }

    @Test
    void one_that_wrote_outside_its_volumes_stays_where_it_was_under_another_name() {
        wrote("/etc/app.conf", "/srv/1", "/srv/2", "/srv/3");
        Move.Report report = lab.move("mysql", "b");
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).containsExactly(kept());
        assertThat(lab.a.done).contains("update").doesNotContain("remove");
        assertThat(report.kept()).isEqualTo("mysql-before-move-" + source.id());
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void so_does_one_that_wrote_there_only_when_it_was_stopped() {
        lab.a.after.put("stop", () -> wrote("/srv/last-words"));
        assertThat(lab.move("mysql", "b").kept()).isNotEmpty();
        assertOn(lab.a).containsExactly(kept());
    }

    @Test
    void so_does_the_source_of_an_interrupted_move_however_often_it_is_interrupted() {
        wrote("/srv/1");
        lab.b.before.put("rename", PlayedLab.kill());
        killedMove();
        lab.a.after.put("rename", PlayedLab.kill());
        assertThatThrownBy(this::settle).isInstanceOf(PlayedLab.Killed.class);
        assertThat(lab.left()).hasSize(1);
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).containsExactly(kept());
        assertThat(lab.told.getLast()).contains("/srv/1", "docker rm mysql-before-move-" + source.id());
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void what_is_taken_back_keeps_its_name() {
        wrote("/srv/1");
        lab.b.before.put("start", () -> {
            throw Failure.failed("docker.refused", "b", "no");
        });
        assertThat(refusal("mysql", "b")).isEqualTo("docker.refused");
        assertOn(lab.a).containsExactly(RUNS);
    }

    @Test
    void a_container_that_was_made_but_not_noted_is_found_by_its_label() {
        lab.b.after.put("create", PlayedLab.kill());
        killedMove();
        assertThat(lab.left().getFirst().facts()).doesNotContainKey("created");
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_killed_move_takes_no_container_of_somebody_elses() {
        lab.b.before.put("create", PlayedLab.kill());
        killedMove();
        lab.b.has("mysql.mooring-move", true, Map.of());
        lab.b.has("mysql", true, Map.of());
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).containsExactly(tuple("mysql.mooring-move", true), RUNS);
    }

    @Test
    void what_arrived_is_finished_by_the_next_run() {
        lab.b.before.put("rename", PlayedLab.kill());
        killedMove();
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_source_that_somebody_started_after_the_commit_is_not_removed() {
        lab.b.after.put("rename", () -> lab.a.start(source.id()));
        assertThat(refusal("mysql", "b")).isEqualTo("migration.sourceRuns");
        assertOn(lab.a).containsExactly(RUNS);
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.left()).hasSize(1);
        lab.a.stop(source.id(), Duration.ZERO);
        settle();
        assertOn(lab.a).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void the_source_stays_when_the_container_that_was_made_is_gone_after_the_commit() {
        lab.a.before.put("remove", PlayedLab.kill());
        killedMove();
        lab.b.containers.clear();
        lab.b.has("mysql", false, Map.of());
        settle();
        assertOn(lab.a).containsExactly(STOPPED);
        assertOn(lab.b).containsExactly(STOPPED);
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void an_arrived_one_waits_for_its_name_while_somebody_elses_has_it() {
        lab.b.before.put("rename", PlayedLab.kill());
        killedMove();
        lab.b.has("mysql", true, Map.of());
        assertThat(refusal("mysql", "c")).isEqualTo("migration.nameTaken");
        assertOn(lab.a).containsExactly(STOPPED);
        lab.b.containers.removeLast();
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).isEmpty();
    }

    @Test
    void a_source_that_was_removed_by_hand_is_replaced_by_what_was_made() {
        lab.b.after.put("create", PlayedLab.kill());
        killedMove();
        lab.a.containers.clear();
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_move_of_which_nothing_is_left_on_either_end_is_told_and_dropped() {
        lab.a.after.put("stop", PlayedLab.kill());
        killedMove();
        lab.a.containers.clear();
        settle();
        assertThat(lab.told).singleElement().asString().contains("neither on a nor on b");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_target_that_has_the_volume_and_does_not_answer_leaves_the_move_unfinished() {
        lab.b.before.put("rename", PlayedLab.kill());
        killedMove();
        lab.b.answers = false;
        lab.a.before.put("start", () -> {
            throw Failure.failed("docker.refused", "a", "attached elsewhere");
        });
        assertThat(refusal("mysql", "c")).isEqualTo("migration.unfinished");
        lab.b.answers = true;
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).isEmpty();
    }

    @Test
    void a_move_that_is_not_settled_keeps_back_no_other() {
        lab.a.after.put("stop", PlayedLab.kill());
        killedMove();
        lab.b.answers = false;
        lab.a.answers = false;
        Recovery recovery = lab.recovery();
        recovery.settle();
        recovery.require(List.of("logs"));
        assertThat(PlayedLab.failure(() -> recovery.require(List.of("data"))).code())
                .isEqualTo("migration.unfinished");
    }

    @Test
    void what_was_left_in_another_lab_of_that_name_is_not_touched() {
        lab.a.after.put("stop", PlayedLab.kill());
        killedMove();
        lab.volumeFolder = Path.of("/others");
        assertThat(refusal("mysql", "b")).isEqualTo("migration.otherLab");
        assertThat(PlayedLab.failure(() -> lab.move("mysql", "b")).remedy(Locale.ROOT))
                .contains(lab.journals.left(_ -> {}).getFirst().file().toString());
        assertOn(lab.a).containsExactly(STOPPED);
        lab.volumeFolder = Path.of("/volumes");
        settle();
        assertOn(lab.a).containsExactly(RUNS);
    }

    @Test
    void a_machine_that_virtualbox_has_no_more_does_not_answer() {
        lab.a.after.put("stop", PlayedLab.kill());
        killedMove();
        lab.uuids.remove("b");
        assertThat(refusal("mysql", "c")).isEqualTo("migration.unfinished");
        assertOn(lab.a).containsExactly(RUNS);
    }

    @Test
    void one_that_docker_removes_at_its_end_is_not_moved() {
        lab.a.containers.set(0, lab.a.changed(source, true, source.mounts()));
        assertThat(refusal("mysql", "b")).isEqualTo("migration.autoRemove");
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.a.done).isEmpty();
    }

    @Test
    void one_with_a_volume_that_its_configuration_does_not_name_is_not_moved() {
        var anonymous = new GuestContainer.VolumeInUse("volume", "deadbeef00", "mooring", "", "/logs", false);
        lab.a.containers.set(
                0, lab.a.changed(source, false, List.of(source.mounts().getFirst(), anonymous)));
        assertThat(refusal("mysql", "b")).isEqualTo("migration.anonymous");
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.b.done).isEmpty();
    }

    @Test
    void the_image_of_the_container_is_brought_also_when_its_name_means_another_by_now() {
        lab.b.images.clear();
        lab.a.images.put("mysql", "sha256:newer");
        lab.move("mysql", "b");
        assertThat(lab.b.images).containsEntry("mysql", source.imageId());
    }

    @Test
    void one_of_whose_image_the_target_has_another_by_that_name_is_not_moved() {
        lab.b.images.put("mysql", "sha256:older");
        assertThat(refusal("mysql", "b")).isEqualTo("migration.otherImage");
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.a.done).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_machine_that_was_made_anew_does_not_answer() {
        lab.a.after.put("stop", PlayedLab.kill());
        killedMove();
        lab.uuids.put("b", "another machine of that name");
        assertThat(refusal("mysql", "c")).isEqualTo("migration.unfinished");
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.b.done).doesNotContain("destroy");
    }

    /// Killed when it ran on the target, where Docker started it once more since.
    private void leaveServing() {
        lab.b.after.put("start", PlayedLab.kill());
        killedMove();
        lab.b.restarted(lab.b.containers.getFirst().id(), 1);
    }

    @Test
    void one_that_serves_on_the_target_is_kept_while_the_source_is_away_and_finished_when_it_is_back() {
        leaveServing();
        lab.a.answers = false;
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        lab.a.answers = true;
        settle();
        assertOn(lab.b).containsExactly(RUNS);
        assertOn(lab.a).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void while_both_run_nothing_is_destroyed_until_somebody_decides() {
        leaveServing();
        lab.a.start(source.id());
        assertThat(refusal("mysql", "c")).isEqualTo("migration.bothRun");
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).containsExactly(tuple("mysql.mooring-move", true));
        lab.b.containers.clear();
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void one_that_did_not_arrive_is_not_destroyed_while_the_source_is_away() {
        lab.b.after.put("create", PlayedLab.kill());
        killedMove();
        lab.a.answers = false;
        settle();
        assertOn(lab.b).containsExactly(tuple("mysql.mooring-move", false));
        lab.a.answers = true;
        settle();
        assertOn(lab.a).containsExactly(RUNS);
        assertOn(lab.b).isEmpty();
    }

    @Test
    void a_journal_that_cannot_be_read_is_told_and_stops_nothing() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("journal")).resolve("move-1.json"), "");
        lab.move("mysql", "b");
        assertOn(lab.b).containsExactly(RUNS);
        assertThat(lab.told)
                .singleElement()
                .asString()
                .startsWith("Not settled yet")
                .contains("move-1.json");
    }
}
