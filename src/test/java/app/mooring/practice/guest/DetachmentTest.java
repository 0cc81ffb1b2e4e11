package app.mooring.practice.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.PlayedEngine;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Lab;
import app.mooring.lab.VolumeFolder;
import app.mooring.migration.Detachment;
import app.mooring.plugin.MooringPlugin;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A volume that a machine which runs has, whose driver may want it in any moment.
@Timeout(120)
class DetachmentTest {
    private static final String RECORD = "/var/lib/mooring/mounts.json";

    @TempDir
    Path folder;

    private PlayedLab lab;
    private GuestShell shell;
    private Plugin driver;
    private WebService virtualBox;
    private VolumeFolder volumes;
    private Attachments attachments;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        lab = PlayedLab.prepared(folder);
        lab.start("ubuntu2");
        shell = lab.shell("ubuntu2");
        MooringPlugin plugin = new MooringPlugin(shell, "mooring");
        plugin.install(Bundles.make(folder.resolve("bundles"), plugin.machine()), _ -> {});
        plugin.configure(lab.configuration("ubuntu2").json());
        plugin.restart();
        driver = new Plugin(lab, "ubuntu2");
        assertThat(driver.complaint("Create", Map.of("Name", "data", "Opts", Map.of("size", "64MiB"))))
                .isEmpty();
        virtualBox = new WebService(lab.endpoint());
        volumes = new VolumeFolder(virtualBox, lab.volumes);
        attachments = new Attachments(virtualBox, (_, _) -> false);
        attachments.give(volumes.find("data"), "ubuntu2", "SATA");
    }

    @AfterEach
    void stop() throws Exception {
        virtualBox.close();
        shell.close();
        lab.close();
    }

    /// The last look names the volume, the first does not.
    private static boolean isTheLastLook(Command command) {
        return command.argv().contains(RECORD) && command.argv().contains("data");
    }

    private boolean detach(HookedShell.Happening afterTheLastLook) {
        return detach(afterTheLastLook, InstantSource.system());
    }

    private boolean detach(HookedShell.Happening afterTheLastLook, InstantSource clock) {
        Lab.Ssh ssh = new Lab.Ssh("ubuntu2", 22, "ubuntu", List.of(), Optional.empty());
        Guest guest = new Guest(
                new Lab.Machine("ubuntu2", "SATA", 30, ssh),
                new HookedShell(shell, DetachmentTest::isTheLastLook, afterTheLastLook),
                new PlayedEngine("ubuntu2"));
        return new Detachment(new Guests(List.of(guest)), volumes, attachments, clock).run("data");
    }

    private void mount() throws IOException {
        complaints.add(driver.complaint("Mount", Map.of("Name", "data", "ID", "one")));
    }

    private Path leaving() throws IOException {
        Path state = lab.folder.resolve("ubuntu2/root/var/lib/mooring/leaving");
        return Files.createDirectories(state.resolve("data")).resolve("said");
    }

    @Test
    void a_mount_between_the_last_look_and_the_detach_is_refused_and_works_after_it() throws IOException {
        assertThat(detach(this::mount)).isTrue();
        assertThat(complaints).singleElement().asString().contains("data", "taken out");
        assertThat(attachments.holders(volumes.find("data"))).isEmpty();
        assertThat(lab.folder.resolve("ubuntu2/root/var/lib/mooring/leaving")).isEmptyDirectory();
        mount();
        assertThat(complaints.getLast()).isEmpty();
        assertThat(attachments.holders(volumes.find("data"))).hasSize(1);
    }

    @Test
    void a_mount_before_the_last_look_is_seen_and_keeps_the_disk() throws IOException {
        mount();
        assertThat(complaints).containsExactly("");
        assertThatThrownBy(() -> detach(() -> {}))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("migration.inUse"));
        assertThat(attachments.holders(volumes.find("data"))).hasSize(1);
    }

    @Test
    void one_that_was_killed_while_it_took_a_disk_out_does_not_keep_it_from_its_guest_for_long() throws IOException {
        Files.createFile(leaving());
        mount();
        // A detach is sent within 40 s, and may take VirtualBox a minute.
        Files.setLastModifiedTime(leaving(), FileTime.from(Instant.now().minus(Duration.ofSeconds(110))));
        mount();
        Files.setLastModifiedTime(leaving(), FileTime.from(Instant.now().minus(Duration.ofMinutes(4))));
        mount();
        assertThat(complaints)
                .satisfiesExactly(
                        first -> assertThat(first).contains("taken out"),
                        second -> assertThat(second).contains("taken out"),
                        third -> assertThat(third).isEmpty());
    }

    @Test
    void what_an_older_mooring_said_counts_as_long_and_stands_in_no_detachments_way() throws IOException {
        Path place = leaving().getParent();
        Files.delete(place);
        Files.createFile(place);
        mount();
        assertThat(complaints).singleElement().asString().contains("taken out");
        assertThat(detach(() -> {})).isTrue();
        mount();
        assertThat(complaints.getLast()).contains("taken out");
        Files.setLastModifiedTime(
                place.resolve("early"), FileTime.from(Instant.now().minus(Duration.ofMinutes(4))));
        mount();
        assertThat(complaints.getLast()).isEmpty();
    }

    @Test
    void a_detachment_that_is_cancelled_goes_to_its_end_and_tells_the_driver_so() throws IOException {
        Thread detaching = Thread.currentThread();
        assertThat(detach(detaching::interrupt)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attachments.holders(volumes.find("data"))).isEmpty();
        mount();
        assertThat(complaints).containsExactly("");
    }

    @Test
    void what_another_said_and_does_not_know_the_end_of_stays_said() throws IOException {
        Files.createFile(leaving());
        assertThat(detach(() -> {})).isTrue();
        assertThat(leaving()).exists();
        mount();
        assertThat(complaints).singleElement().asString().contains("taken out");
    }

    @Test
    void what_was_asked_too_long_ago_is_not_relied_on() throws IOException {
        InstantSource aMinuteAgo = InstantSource.fixed(Instant.now().minus(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> detach(() -> {}, aMinuteAgo))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("lab.tooLate"));
        assertThat(attachments.holders(volumes.find("data"))).hasSize(1);
        mount();
        assertThat(complaints).containsExactly("");
    }

    @Test
    void another_disk_that_took_its_place_meanwhile_stays() throws IOException {
        assertThat(detach(() -> {
                    attachments.release(volumes.find("data"), "ubuntu2", () -> Instant.MAX);
                    attachments.give(volumes.create("other", 64 << 20), "ubuntu2", "SATA");
                }))
                .isTrue();
        assertThat(attachments.holders(volumes.find("data"))).isEmpty();
        assertThat(attachments.holders(volumes.find("other"))).hasSize(1);
    }

    @Test
    void where_it_is_not_known_whether_the_disk_goes_out_the_driver_waits() throws IOException {
        assertThatThrownBy(() -> detach(virtualBox::close)).isInstanceOf(Failure.class);
        assertThat(leaving().getParent()).isNotEmptyDirectory();
        virtualBox = new WebService(lab.endpoint());
    }

    @Test
    void what_answers_in_another_machine_is_not_asked() throws Exception {
        lab.start("ubuntu3");
        GuestShell own = shell;
        try (GuestShell other = lab.shell("ubuntu3")) {
            shell = other;
            assertThatThrownBy(() -> detach(() -> {}))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo("lab.otherGuest"));
        } finally {
            shell = own;
        }
        assertThat(attachments.holders(volumes.find("data"))).hasSize(1);
    }

    @Test
    void where_no_driver_is_nothing_is_left_by_a_detachment() throws IOException {
        shell.check(Command.of("rm", "-rf", "/var/lib/mooring").asRoot());
        assertThat(detach(() -> {})).isTrue();
        assertThat(lab.folder.resolve("ubuntu2/root/var/lib/mooring")).doesNotExist();
    }
}
