package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.file.FolderTree;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.LabFile;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.lab.Watching;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.practice.guest.Bundles;
import app.mooring.practice.lab.BadDay;
import app.mooring.practice.lab.PracticeLab;
import app.mooring.settings.Home;
import app.mooring.ssh.Command;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a practice lab while it is watched. Every test finds both guests answering and leaves them
/// so.
@Timeout(60)
class LiveInventoryPracticeTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path installed;

    private static Path folder;
    private static PracticeLab lab;
    private static Rooms.Opened opened;

    private final Snapshots told = new Snapshots();
    private Watching watching;

    @BeforeAll
    static void a_lab_is_set_up() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "live");
        lab = new PracticeLab(folder, Path.of("target", "practice-cache"), true);
        Bundles.make(installed.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        opened = new Mooring(new Home(folder.resolve("home"), folder), installed)
                .open(Optional.of(lab.labFile()), (name, type, print) -> true);
        opened.setup(Listener.SILENT, _ -> true);
    }

    @AfterAll
    static void end() throws IOException {
        opened.stopWebService();
        opened.close();
        lab.close();
        FolderTree.delete(folder);
    }

    @BeforeEach
    void watch() throws InterruptedException {
        watching = opened.watch(told);
        told.await(PATIENCE, LiveInventoryPracticeTest::isAllWell);
    }

    @AfterEach
    void stop() {
        long begun = System.nanoTime();
        watching.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    private static boolean isAllWell(LabSnapshot snapshot) {
        return snapshot.host().webService().answers()
                && snapshot.host().process() != 0
                && snapshot.machines().stream()
                        .allMatch(it -> it.guest().reach().answers());
    }

    private static GuestView guest(LabSnapshot snapshot, String machine) {
        return snapshot.machine(machine).orElseThrow().guest();
    }

    private static boolean isAway(LabSnapshot snapshot, String machine, String... codes) {
        return guest(snapshot, machine).reach() instanceof Reach.Away(Failure failure)
                && List.of(codes).contains(failure.code());
    }

    private static boolean runs(LabSnapshot snapshot, String container) {
        return guest(snapshot, "ubuntu3").containers().stream()
                .anyMatch(one -> one.name().equals(container) && one.running());
    }

    private static String docker(String machine, String... words) {
        String[] all = Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new);
        HostKeys keys = new HostKeys(folder.resolve("home/known_hosts"), List.of(), (name, type, print) -> false);
        try (Guests guests = new Guests(
                LabFile.read(lab.labFile(), folder),
                SshConfig.read(folder.resolve("no ssh config"), folder),
                keys,
                Home::secret,
                _ -> new char[0])) {
            Guest guest = guests.of(machine);
            return guest.shell().check(Command.of(all).asRoot()).stdout();
        }
    }

    @Test
    void the_first_snapshot_has_the_machines_of_the_lab_file_and_nothing_asked() {
        LabSnapshot first = told.seen().getFirst();
        assertThat(first.machines()).extracting(LabSnapshot.MachineView::name).containsExactly("ubuntu2", "ubuntu3");
        assertThat(first.machines()).allSatisfy(machine -> {
            assertThat(machine.state()).isEqualTo("Unknown");
            assertThat(machine.guest().reach()).isEqualTo(new Reach.Unasked());
        });
        assertThat(first.host().webService()).isEqualTo(new Reach.Unasked());
        assertThat(first.host().freeBytes()).isEqualTo(-1);
        assertThat(first.host().volumesKnown()).isFalse();
    }

    @Test
    void a_lab_that_was_set_up_is_told_as_it_is() throws InterruptedException {
        LabSnapshot snapshot =
                told.await(PATIENCE, it -> isAllWell(it) && it.host().freeBytes() > 0);
        assertThat(snapshot.host().virtualBox()).isEqualTo(new Reach.Answers());
        assertThat(snapshot.host().version()).isEqualTo(opened.webService().version());
        assertThat(snapshot.host().process()).isEqualTo(opened.webService().process());
        assertThat(snapshot.host().since()).isNotNull();
        assertThat(snapshot.machines()).allSatisfy(machine -> {
            assertThat(machine.running()).isTrue();
            assertThat(machine.machine()).contains(opened.machine(machine.name()));
            assertThat(machine.machine().orElseThrow().controllers())
                    .extracting(Machine.Controller::ports)
                    .containsExactly(30);
            assertThat(machine.guest().driver()).isEqualTo("active");
            assertThat(machine.guest().release())
                    .isEqualTo(opened.plugin(machine.name()).release());
            assertThat(machine.guest().docker()).isNotEmpty();
            assertThat(machine.guest().address()).startsWith("127.0.0.1:");
        });
    }

    @Test
    void a_volume_appears_by_itself_and_is_followed_into_its_container() throws InterruptedException {
        Volume made = opened.createVolume("fresh", 64 << 20);
        LabSnapshot free = told.await(SOON, it -> it.volume("fresh").isPresent());
        assertThat(free.volume("fresh").orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("created")
                .isEqualTo(made);
        assertThat(free.volume("fresh").orElseThrow().created()).isNotNull();
        docker("ubuntu2", "run", "-d", "--name", "keeper", "-v", "fresh:/data", "busybox", "sleep", "600");
        Volume mounted = told.await(
                        PATIENCE,
                        it -> it.volume("fresh")
                                .filter(volume -> volume.mountPoint() != null
                                        && !volume.containers().isEmpty())
                                .isPresent())
                .volume("fresh")
                .orElseThrow();
        assertThat(mounted.machine()).isEqualTo("ubuntu2");
        assertThat(mounted.state()).isEqualTo(Volume.State.ATTACHED);
        assertThat(mounted.device()).startsWith("/dev/sd");
        assertThat(mounted.fileSystem()).isEqualTo("ext4");
        assertThat(mounted.containers()).containsExactly("keeper");
        docker("ubuntu2", "rm", "-f", "keeper");
        docker("ubuntu2", "volume", "rm", "fresh");
        told.await(PATIENCE, it -> it.volume("fresh").isEmpty());
    }

    @Test
    void a_container_is_told_with_where_it_keeps_things() throws InterruptedException {
        docker("ubuntu3", "volume", "create", "mine");
        docker("ubuntu3", "create", "--name", "nothing", "busybox");
        docker("ubuntu3", "create", "--name", "local", "-v", "mine:/data", "busybox");
        watching.refresh();
        GuestView view = guest(
                told.await(PATIENCE, it -> guest(it, "ubuntu3").containers().size() == 2), "ubuntu3");
        assertThat(view.containers())
                .extracting(LabSnapshot.ContainerView::name, LabSnapshot.ContainerView::state)
                .containsExactlyInAnyOrder(tuple("nothing", Kept.STATELESS), tuple("local", Kept.ON_LOCAL_VOLUME));
        assertThat(view.localVolumes()).containsExactly(new LabSnapshot.LocalVolume("mine", List.of("local")));
        docker("ubuntu3", "rm", "nothing", "local");
        docker("ubuntu3", "volume", "rm", "mine");
    }

    @Test
    void a_machine_that_loses_its_power_greys_its_guest_and_no_other() throws InterruptedException {
        docker("ubuntu3", "run", "-d", "--name", "worker", "busybox", "sleep", "600");
        watching.refresh();
        told.await(SOON, it -> runs(it, "worker"));
        lab.breakIt(BadDay.POWER, Optional.of("ubuntu3"));
        LabSnapshot dark = told.await(SOON, it -> isAway(it, "ubuntu3", "lab.guestOff"));
        assertThat(dark.machine("ubuntu3").orElseThrow().state()).isEqualTo("Aborted");
        assertThat(guest(dark, "ubuntu2").reach()).isEqualTo(new Reach.Answers());
        assertThat(guest(dark, "ubuntu3").containers())
                .as("what ran there does so no longer")
                .extracting(LabSnapshot.ContainerView::name, LabSnapshot.ContainerView::running)
                .containsExactly(tuple("worker", false));
        assertThat(guest(dark, "ubuntu3").driver()).isEmpty();
        lab.mend(BadDay.POWER, Optional.of("ubuntu3"));
        told.await(PATIENCE, LiveInventoryPracticeTest::isAllWell);
        docker("ubuntu3", "rm", "worker");
    }

    @Test
    void storage_of_a_machine_that_runs_is_set_while_it_is_down_and_nobody_else_does_anything_meanwhile()
            throws InterruptedException {
        List<String> refused = new ArrayList<>();
        Told steps = new Told(
                "machine.storage", () -> refused.add(refusal(() -> opened.createVolume("meanwhile", 64 << 20))));
        assertThat(opened.prepareStorage("ubuntu3", true, steps)).isEmpty();
        assertThat(steps.ended).containsExactly("machine.stop DONE", "machine.storage DONE", "machine.start DONE");
        assertThat(refused).containsExactly("operation.busy");
        told.await(PATIENCE, LiveInventoryPracticeTest::isAllWell);
    }

    @Test
    void a_machine_that_was_shut_down_for_its_storage_is_started_again_when_that_is_cancelled()
            throws InterruptedException {
        Told steps = new Told("machine.storage", Thread.currentThread()::interrupt);
        assertThat(refusal(() -> opened.prepareStorage("ubuntu3", true, steps))).isEqualTo("cancelled");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(steps.ended).containsExactly("machine.stop DONE", "machine.storage FAILED", "machine.start DONE");
        told.await(PATIENCE, LiveInventoryPracticeTest::isAllWell);
    }

    /// Does something when a step of that name begins.
    private record Told(String step, Runnable begun, List<String> ended) implements Listener {
        Told(String step, Runnable begun) {
            this(step, begun, new ArrayList<>());
        }

        @Override
        public void started(String one) {
            if (one.equals(step)) {
                begun.run();
            }
        }

        @Override
        public void progress(String one, Progress line) {}

        @Override
        public void ended(StepResult result) {
            ended.add(result.id() + " " + result.state());
        }
    }

    private static String refusal(ThrowingCallable work) {
        return catchThrowableOfType(Failure.class, work).code();
    }

    @Test
    void a_guest_that_is_cut_off_is_away_and_holds_up_nothing() throws InterruptedException {
        lab.breakIt(BadDay.NETWORK, Optional.of("ubuntu3"));
        watching.refresh();
        opened.createVolume("meanwhile", 64 << 20);
        told.await(SOON, it -> it.volume("meanwhile").isPresent());
        docker("ubuntu2", "create", "--name", "meanwhile", "busybox");
        watching.refresh();
        LabSnapshot meanwhile = told.await(
                SOON,
                it -> guest(it, "ubuntu2").containers().stream()
                        .anyMatch(container -> container.name().equals("meanwhile")));
        assertThat(guest(meanwhile, "ubuntu2").reach()).isEqualTo(new Reach.Answers());
        LabSnapshot away = told.await(PATIENCE, it -> isAway(it, "ubuntu3", "lab.guestAway", "ssh.unreachable"));
        assertThat(away.machine("ubuntu3").orElseThrow().running()).isTrue();
        watching.close();
        lab.mend(BadDay.NETWORK, Optional.of("ubuntu3"));
        docker("ubuntu2", "rm", "meanwhile");
        opened.removeVolume(opened.volume("meanwhile"));
    }

    @Test
    void a_web_service_that_is_killed_is_away_and_its_next_one_is_found() throws InterruptedException {
        opened.createVolume("kept", 64 << 20);
        told.await(SOON, it -> it.volume("kept").isPresent());
        lab.breakIt(BadDay.WEBSERVICE, Optional.empty());
        LabSnapshot away = told.await(SOON, it -> !it.host().webService().answers());
        assertThat(away.volume("kept")).isPresent();
        assertThat(away.machines()).allSatisfy(machine -> {
            assertThat(machine.machine()).isPresent();
            assertThat(machine.guest().reach()).isEqualTo(new Reach.Answers());
        });
        opened.startWebService();
        told.await(Duration.ofSeconds(5), it -> it.host().webService().answers());
        opened.removeVolume(opened.volume("kept"));
        told.await(SOON, it -> it.volume("kept").isEmpty());
    }

    @Test
    void nothing_is_told_after_the_end() {
        watching.close();
        int before = told.waiting();
        opened.createVolume("unseen", 64 << 20);
        opened.removeVolume(opened.volume("unseen"));
        assertThat(told.waiting()).isEqualTo(before);
    }
}
