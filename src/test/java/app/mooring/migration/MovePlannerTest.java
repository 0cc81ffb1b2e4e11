package app.mooring.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.mooring.docker.FileChange;
import app.mooring.docker.GuestContainer;
import app.mooring.docker.ListedVolume;
import app.mooring.driver.PlayedHost;
import app.mooring.driver.PlayedHost.Attached;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Inventory;
import app.mooring.lab.MachineControl;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.Journal;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import app.mooring.virtualbox.Serial;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Service;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `a` has the volume `data`, and knows it; its containers, if any, use it.
class MovePlannerTest {
    private static final String RECORD = "/var/lib/mooring/mounts.json";

    @TempDir
    Path folder;

    private final PlayedHost host = new PlayedHost();
    private final WebService virtualBox =
            new WebService(Endpoint.of(host.service.url(), "captain", () -> Service.PASSWORD.toCharArray()));
    private PlayedLab lab;
    private PlayedHost.Disk disk;

    MovePlannerTest() throws IOException {}

    @BeforeEach
    void begin() {
        lab = new PlayedLab(folder);
        List.of("a", "b", "c").forEach(name -> lab.addresses.put(name, host.machine(name).address));
        disk = host.disk("data");
        host.attached.add(new Attached("a", disk.id, 1));
        lab.a.known.put("data", new ListedVolume("data", "mooring", Map.of()));
    }

    @AfterEach
    void close() {
        virtualBox.close();
        host.close();
    }

    private VolumeFolder volumes() {
        return new VolumeFolder(virtualBox, Path.of(PlayedHost.FOLDER));
    }

    private Attachments attachments() {
        return new Attachments(virtualBox, (_, _) -> false);
    }

    private MovePlanner planner() {
        Recovery recovery = lab.recovery();
        return new MovePlanner(
                lab.guests,
                volumes(),
                attachments(),
                "mooring",
                new Move(lab.guests, "mooring", recovery, (_, _) -> {}, Listener.SILENT),
                new Failover(
                        lab.guests,
                        volumes(),
                        attachments(),
                        new MachineControl(virtualBox),
                        "mooring",
                        recovery,
                        Listener.SILENT),
                recovery,
                new StepTimes(folder.resolve("times.json")),
                Listener.SILENT);
    }

    private MovePlan plan() {
        return planner().plan("data", "b");
    }

    private String refusal() {
        return PlayedLab.failure(this::plan).code();
    }

    private static List<String> ids(MovePlan plan) {
        return plan.steps().stream().map(MovePlan.PlannedStep::id).toList();
    }

    private Detachment detachment() {
        return new Detachment(lab.guests, volumes(), attachments());
    }

    /// What the guest says of the disk.
    private void inA(String use) {
        lab.says.put(Serial.of(disk.id), "device sdb 8:16\n" + use);
    }

    private void mountedInA() {
        inA("/proc/1/mountinfo:36 25 8:16 / /var/lib/mooring/volumes/data rw shared:1 - ext4 /dev/sdb rw\n");
    }

    @Test
    void a_container_that_runs_moves_with_its_volume_and_nothing_is_changed_by_the_plan() {
        lab.a.has("mysql", true, Map.of());
        MovePlan plan = plan();
        assertThat(plan.kind()).isEqualTo(MovePlan.Kind.CONTAINER);
        assertThat(List.of(plan.from(), plan.container(), plan.to())).containsExactly("a", "mysql", "b");
        assertThat(ids(plan)).containsExactly("image", "register", "stop", "create", "start", "commit", "remove");
        assertThat(plan.downtimeMillis()).isEqualTo(8_000);
        assertThat(lab.a.done).isEmpty();
        assertThat(lab.b.done).isEmpty();
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void what_a_container_wrote_outside_its_volumes_is_shown_and_may_become_more_until_it_is_moved() {
        String id = lab.a.has("mysql", true, Map.of()).id();
        lab.a.changes.put(id, List.of(new FileChange("/srv/1", FileChange.Kind.ADDED)));
        MovePlan plan = plan();
        assertThat(plan.kept())
                .hasValueSatisfying(kept -> assertThat(kept.files()).isEqualTo("/srv/1"));
        assertThat(ids(plan)).endsWith("commit", "keep");
        lab.a.changes.put(
                id,
                List.of(
                        new FileChange("/srv/1", FileChange.Kind.ADDED),
                        new FileChange("/srv/2", FileChange.Kind.ADDED)));
        planner().carryOut(plan);
        assertThat(lab.a.containers).extracting(GuestContainer::name).containsExactly("mysql-before-move-" + id);
    }

    @Test
    void one_that_begins_to_write_there_is_planned_anew() {
        String id = lab.a.has("mysql", true, Map.of()).id();
        MovePlan plan = plan();
        lab.a.changes.put(id, List.of(new FileChange("/srv/1", FileChange.Kind.ADDED)));
        assertThat(PlayedLab.failure(() -> planner().carryOut(plan)).code()).isEqualTo("migration.planChanged");
    }

    @Test
    void what_an_interrupted_move_of_its_own_left_does_not_stand_in_the_way_of_a_plan() {
        lab.a.has("mysql", true, Map.of());
        lab.b.after.put("create", PlayedLab.kill());
        MovePlan plan = plan();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> planner().carryOut(plan)))
                .isInstanceOf(PlayedLab.Killed.class);
        assertThat(plan().container()).isEqualTo("mysql");
    }

    @Test
    void what_was_planned_is_done_and_the_next_plan_knows_what_it_took() {
        lab.a.has("mysql", true, Map.of());
        List<StepResult> done = planner().carryOut(plan());
        assertThat(done).extracting(StepResult::id).contains("stop", "commit");
        assertThat(lab.b.containers)
                .extracting(GuestContainer::name, GuestContainer::running)
                .containsExactly(org.assertj.core.api.Assertions.tuple("mysql", true));
        lab.a.has("mysql2", true, Map.of());
        assertThat(plan().steps())
                .filteredOn(step -> step.id().equals("image"))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.millis()).isEqualTo(done.getFirst().millis()));
    }

    /// Such a name is given to what a move leaves where it was.
    @Test
    void what_was_kept_of_an_earlier_move_does_not_move_with_the_volume() {
        lab.a.has("mysql-before-move-0123456789ab", false, Map.of());
        assertThat(plan().kind()).isEqualTo(MovePlan.Kind.VOLUME);
        lab.a.has("mysql", false, Map.of());
        assertThat(plan().container()).isEqualTo("mysql");
    }

    @Test
    void a_container_that_is_stopped_moves_too_after_its_idle_disk_was_freed() {
        lab.a.has("mysql", false, Map.of());
        MovePlan plan = plan();
        assertThat(plan.kind()).isEqualTo(MovePlan.Kind.CONTAINER);
        assertThat(ids(plan)).startsWith("detach").contains("create");
        assertThat(plan.downtimeMillis()).isZero();
        planner().carryOut(plan);
        assertThat(host.attached).isEmpty();
        assertThat(lab.b.containers).extracting(GuestContainer::running).containsExactly(false);
    }

    @Test
    void a_container_that_is_stopped_and_cannot_be_moved_keeps_its_disk() {
        lab.a.has("mysql", false, Map.of());
        MovePlan plan = plan();
        lab.b.before.put("create", () -> {
            throw Failure.failed("docker.notFound", "b", "mysql");
        });
        assertThat(PlayedLab.failure(() -> planner().carryOut(plan)).code()).isEqualTo("docker.notFound");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("a");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_move_that_is_killed_after_the_disk_was_freed_leaves_the_container_and_can_be_done_again() {
        lab.a.has("mysql", false, Map.of());
        MovePlan plan = plan();
        lab.b.before.put("volume", PlayedLab.kill());
        assertThatExceptionOfType(PlayedLab.Killed.class)
                .isThrownBy(() -> planner().carryOut(plan));
        assertThat(lab.left()).extracting(Journal.Entry::operation).containsExactly("move");
        lab.recovery().settle();
        assertThat(lab.left()).isEmpty();
        assertThat(lab.a.containers).extracting(GuestContainer::name).containsExactly("mysql");
        planner().carryOut(plan());
        assertThat(lab.a.containers).isEmpty();
        assertThat(lab.b.containers).extracting(GuestContainer::name).containsExactly("mysql");
    }

    @Test
    void several_containers_that_run_are_named_and_none_is_moved() {
        lab.a.has("mysql", true, Map.of());
        lab.a.has("backup", true, Map.of());
        assertThat(PlayedLab.failure(this::plan))
                .hasMessageContaining("mysql, backup")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("migration.severalContainers"));
    }

    @Test
    void a_volume_that_nothing_uses_goes_alone() {
        MovePlan plan = plan();
        assertThat(plan.kind()).isEqualTo(MovePlan.Kind.VOLUME);
        assertThat(ids(plan)).containsExactly("register", "detach", "attach");
        assertThat(plan.port()).isZero();
        planner().carryOut(plan);
        assertThat(host.attached).containsExactly(new Attached("b", disk.id, 0));
        assertThat(lab.b.known).containsKey("data");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_free_volume_is_attached_to_the_target() {
        host.attached.clear();
        MovePlan plan = plan();
        assertThat(ids(plan)).containsExactly("register", "attach");
        assertThat(plan.from()).isEmpty();
        planner().carryOut(plan);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
    }

    @Test
    void a_disk_that_is_mounted_or_that_the_driver_has_on_record_is_not_taken_out() {
        mountedInA();
        assertThat(refusal()).isEqualTo("migration.inUse");
        lab.says.clear();
        lab.says.put(RECORD, "{\"data\":{\"ids\":{}}}");
        assertThat(refusal()).isEqualTo("migration.inUse");
        lab.says.put(RECORD, "{ half of it");
        assertThat(refusal()).isEqualTo("migration.inUse");
        lab.says.put(RECORD, "{\"other\":{\"ids\":{}}}");
        assertThat(plan().kind()).isEqualTo(MovePlan.Kind.VOLUME);
    }

    @Test
    void a_disk_that_is_used_without_a_mount_of_its_own_is_not_taken_out_and_the_use_is_named() {
        inA("holder dm-0 vg-data\n");
        assertThat(PlayedLab.failure(() -> detachment().run("data")))
                .hasMessageContaining("sdb: dm-0 vg-data")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("migration.inUse"));
        inA("/proc/812/mountinfo:36 25 8:16 / /srv rw - ext4 /dev/sdb rw\n");
        assertThat(PlayedLab.failure(this::plan)).hasMessageContaining("/srv (/proc/812)");
        assertThat(host.attached).containsExactly(new Attached("a", disk.id, 1));
    }

    @Test
    void what_a_guest_in_another_machine_says_of_the_disk_counts_for_nothing() {
        lab.addresses.put("a", "080027999999");
        assertThat(refusal()).isEqualTo("lab.otherGuest");
        assertThat(PlayedLab.failure(() -> detachment().run("data")).code()).isEqualTo("lab.otherGuest");
        assertThat(host.attached).containsExactly(new Attached("a", disk.id, 1));
    }

    @Test
    void a_disk_that_gets_mounted_while_it_is_moved_stays_where_it_is() {
        MovePlan plan = plan();
        lab.b.before.put("volume", this::mountedInA);
        assertThat(PlayedLab.failure(() -> planner().carryOut(plan)).code()).isEqualTo("migration.inUse");
        assertThat(host.attached).containsExactly(new Attached("a", disk.id, 1));
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_disk_that_cannot_be_attached_to_the_target_goes_back() {
        MovePlan plan = plan();
        lab.b.after.put("volume", () -> host.machine("b").ports = 0);
        assertThat(PlayedLab.failure(() -> planner().carryOut(plan)).code()).isEqualTo("lab.noPort");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("a");
        assertThat(lab.left()).isEmpty();
    }

    @Test
    void a_disk_that_was_attached_while_the_machine_was_off_stays() {
        host.hotPluggable = false;
        assertThat(refusal()).isEqualTo("lab.notHotPluggable");
        assertThat(host.attached).hasSize(1);
    }

    @Test
    void the_volume_of_a_dead_machine_is_taken_from_it() {
        host.machine("a").state = MachineState.Aborted;
        lab.a.answers = false;
        MovePlan plan = plan();
        assertThat(plan.kind()).isEqualTo(MovePlan.Kind.FAILOVER);
        assertThat(plan.next()).contains("sudo docker run -d -v " + plan.volume() + ":PATH IMAGE");
        assertThat(ids(plan)).containsExactly("detach", "attach");
        planner().carryOut(plan);
        assertThat(host.attached).extracting(Attached::machine).containsExactly("b");
    }

    @Test
    void the_volume_of_a_machine_that_is_on_or_saved_and_does_not_answer_is_not() {
        lab.a.answers = false;
        assertThat(refusal()).isEqualTo("lab.machineAlive");
        host.machine("a").state = MachineState.Saved;
        assertThat(refusal()).isEqualTo("lab.machineAlive");
    }

    @Test
    void where_it_is_already_there_is_nothing_to_plan() {
        assertThat(PlayedLab.failure(() -> planner().plan("data", "a")).code()).isEqualTo("migration.alreadyThere");
    }

    @Test
    void what_would_be_done_differently_by_now_is_not_done() {
        MovePlan plan = plan();
        lab.a.has("mysql", true, Map.of());
        assertThat(PlayedLab.failure(() -> planner().carryOut(plan)).code()).isEqualTo("migration.planChanged");
        assertThat(host.attached).containsExactly(new Attached("a", disk.id, 1));
        assertThat(lab.a.containers).extracting(GuestContainer::running).containsExactly(true);
    }

    @Test
    void a_volume_that_was_made_anew_under_the_same_name_is_not_the_one_that_was_planned() {
        MovePlan plan = plan();
        host.attached.clear();
        host.disks.remove(disk.id);
        host.attached.add(new Attached("a", host.disk("data").id, 1));
        assertThat(PlayedLab.failure(() -> planner().carryOut(plan)).code()).isEqualTo("migration.planChanged");
        assertThat(host.attached).extracting(Attached::machine).containsExactly("a");
    }

    @Test
    void one_that_nothing_uses_is_detached_from_a_machine_that_runs_or_is_dead() {
        assertThat(detachment().run("data")).isTrue();
        assertThat(detachment().run("data")).isFalse();
        host.attached.add(new Attached("a", disk.id, 1));
        host.machine("a").state = MachineState.PoweredOff;
        assertThat(detachment().run("data")).isTrue();
        assertThat(host.attached).isEmpty();
    }

    @Test
    void one_that_a_container_uses_is_not_detached_and_the_container_is_named() {
        lab.a.has("mysql", true, Map.of());
        assertThat(PlayedLab.failure(() -> detachment().run("data"))).hasMessageContaining("mysql");
        assertThat(host.attached).hasSize(1);
    }

    private List<String> remove() {
        return new Removal(lab.guests, volumes(), "mooring").run(volumes().find("data"));
    }

    @Test
    void one_that_a_container_uses_is_not_removed_though_that_is_stopped_and_the_disk_free() {
        host.attached.clear();
        lab.b.has("mysql", false, Map.of());
        assertThat(PlayedLab.failure(this::remove)).hasMessageContaining("mysql");
        assertThat(volumes().list()).hasSize(1);
    }

    @Test
    void what_uses_it_uses_a_volume_of_that_name_and_driver() {
        host.attached.clear();
        lab.a.has("mysql", true, Map.of());
        assertThat(new Inventory(volumes(), lab.guests, "mooring").find("data").containers())
                .containsExactly("mysql");
        assertThat(new Inventory(volumes(), lab.guests, "rexray").find("data").containers())
                .isEmpty();
    }

    @Test
    void one_that_nothing_uses_is_removed_though_a_guest_does_not_answer_which_is_named() {
        host.attached.clear();
        lab.c.answers = false;
        assertThat(remove()).containsExactly("c");
        assertThat(volumes().list()).isEmpty();
    }
}
