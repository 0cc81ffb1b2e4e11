package app.mooring.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.ListedVolume;
import app.mooring.driver.PlayedHost;
import app.mooring.failure.Failure;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Service;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVolumeTest {
    private static final long SIZE = 1 << 20;

    @TempDir
    Path folder;

    private final PlayedHost host = new PlayedHost();
    private final WebService virtualBox =
            new WebService(Endpoint.of(host.service.url(), "captain", () -> Service.PASSWORD.toCharArray()));
    private VolumeFolder volumes;
    private DemoVolume own;

    DemoVolumeTest() throws IOException {}

    @BeforeEach
    void begin() {
        host.folder = folder.toString();
        volumes = new VolumeFolder(virtualBox, folder);
        own = again();
    }

    @AfterEach
    void close() {
        virtualBox.close();
        host.close();
    }

    /// As another run of the demo knows it.
    private DemoVolume again() {
        return new DemoVolume("mysqldata", volumes, folder.resolve("lab/demo.volume"));
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void what_a_demo_made_is_removed_by_the_next() {
        own.create(SIZE);
        assertThat(again().left()).map(Volume::name).contains("mysqldata");
        again().remove(List.of());
        assertThat(host.disks).isEmpty();
        again().remove(List.of());
    }

    @Test
    void a_volume_of_that_name_that_somebody_else_made_is_left_alone() {
        own.create(SIZE);
        host.disks.clear();
        host.disk("mysqldata").used = 0;
        assertRefused("migration.foreignVolume", () -> again().remove(List.of()));
        assertThat(host.disks).hasSize(1);
    }

    @Test
    void a_file_of_that_name_that_virtualbox_does_not_know_is_left_alone() throws IOException {
        Files.createFile(folder.resolve("mysqldata"));
        assertRefused("migration.foreignVolume", () -> own.left());
    }

    @Test
    void one_that_is_made_between_the_look_and_the_making_is_not_taken_for_its_own() throws IOException {
        assertThat(own.left()).isEmpty();
        host.disk("mysqldata");
        Files.createFile(folder.resolve("mysqldata"));
        assertRefused("lab.volumeExists", () -> own.create(SIZE));
        assertRefused("migration.foreignVolume", () -> again().remove(List.of()));
        assertThat(host.disks).hasSize(1);
    }

    @Test
    void what_mooring_locks_in_the_folder_is_no_volume() {
        Path lock = volumes.lock().orElseThrow();
        host.disk(String.valueOf(lock.getFileName()));
        assertThat(volumes.list()).isEmpty();
    }

    @Test
    void one_that_was_left_before_its_uuid_was_known_is_its_own_while_nothing_is_written() throws IOException {
        Files.createDirectory(folder.resolve("lab"));
        Files.writeString(folder.resolve("lab/demo.volume"), "making\n");
        PlayedHost.Disk disk = host.disk("mysqldata");
        disk.used = 268 << 20;
        assertRefused("migration.foreignVolume", () -> again().remove(List.of()));
        disk.used = 2 << 20;
        again().remove(List.of());
        assertThat(host.disks).isEmpty();
    }

    @Test
    void one_that_is_attached_is_removed_by_the_driver_of_the_guest_that_has_it() {
        own.create(SIZE);
        host.machine("b");
        host.attached.add(
                new PlayedHost.Attached("b", again().left().orElseThrow().medium(), 1));
        PlayedLab lab = new PlayedLab(folder);
        lab.b.known.put("mysqldata", new ListedVolume("mysqldata", "mooring", Map.of()));
        assertRefused("lab.volumeAttached", () -> again().remove(List.of(lab.guests.of("a"))));
        again().remove(lab.guests.all());
        assertThat(lab.b.known).isEmpty();
        assertThat(host.disks).hasSize(1);
    }
}
