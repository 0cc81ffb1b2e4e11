package app.mooring.practice.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.Progresses;
import app.mooring.virtualbox.soap.WebService;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The programs and the power of the practice VirtualBox, and its bad days.
@Timeout(60)
class ProgramsTest {
    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    private WebService service;

    @BeforeEach
    void connect() {
        service = new WebService(HOST.endpoint());
        HOST.told.clear();
    }

    @AfterEach
    void disconnect() {
        service.close();
    }

    private static String manage(String... words) {
        return HOST.installation().manage(List.of(words));
    }

    private static void await(String machine, MachineState state) {
        assertThat(HOST.model().awaitState(machine, state, PracticeHost.PATIENCE))
                .as(machine + " " + state)
                .isTrue();
    }

    private static String told() throws InterruptedException {
        return HOST.told.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void vboxmanage_lists_and_shows_machines_and_disks() {
        assertThat(manage("list", "vms")).matches("\"ubuntu2\" \\{\\S{36}}\n\"ubuntu3\" \\{\\S{36}}\n");
        assertThat(manage("list", "runningvms")).startsWith("\"ubuntu2\"").doesNotContain("ubuntu3");
        assertThat(manage("list", "hdds")).contains("State:          locked write\n", "Capacity:       8192 MBytes\n");
        assertThat(manage("showvminfo", "ubuntu3", "--machinereadable"))
                .contains("VMState=\"poweredoff\"\n", "macaddress1=\"0800274D0013\"\n", "\"SATA-3-0\"=\"none\"\n");
        assertThat(manage("list", "systemproperties")).contains("Webservice auth. library:        null\n");
        assertThat(manage("getextradata", "global", "Nothing")).isEqualTo("No value set!\n");
    }

    @Test
    void what_vboxmanage_refuses_is_told() {
        assertThatThrownBy(() -> manage("startvm", "nobody"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Could not find a registered machine named 'nobody'");
        assertThatThrownBy(() -> manage("frobnicate"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Invalid command");
    }

    @Test
    void vboxmanage_starts_a_machine_and_its_guest_shuts_it_down() throws InterruptedException {
        manage("startvm", "ubuntu3", "--type", "headless");
        assertThat(told()).isEqualTo("on ubuntu3 [0]");
        assertThat(HOST.model().state("ubuntu3")).isEqualTo(MachineState.Running);
        manage("controlvm", "ubuntu3", "acpipowerbutton");
        assertThat(told()).isEqualTo("button ubuntu3");
        await("ubuntu3", MachineState.PoweredOff);
        assertThat(HOST.told).isEmpty();
    }

    @Test
    void a_machine_whose_power_is_cut_is_aborted_and_can_be_locked_and_started_again() throws InterruptedException {
        HOST.model().start("ubuntu3");
        assertThat(told()).isEqualTo("on ubuntu3 [0]");
        HOST.model().cutPower("ubuntu3");
        assertThat(HOST.model().state("ubuntu3")).isEqualTo(MachineState.Aborted);
        assertThat(told()).isEqualTo("cut ubuntu3");
        service.call(session -> {
            MachineLock.lock(session, session.vbox().findMachine("ubuntu3"), LockType.Write)
                    .close();
            return true;
        });
        manage("startvm", "ubuntu3");
        assertThat(told()).isEqualTo("on ubuntu3 [0]");
        manage("controlvm", "ubuntu3", "poweroff");
        assertThat(told()).isEqualTo("cut ubuntu3");
        assertThat(HOST.model().state("ubuntu3")).isEqualTo(MachineState.PoweredOff);
    }

    @Test
    void what_is_attached_to_a_machine_that_runs_appears_in_its_guest() throws InterruptedException {
        service.call(session -> {
            var disk = session.vbox()
                    .createMedium(
                            "VDI", HOST.folder().resolve("plug").toString(), AccessMode.ReadWrite, DeviceType.HardDisk);
            Progresses.await(disk.createBaseStorage(1 << 20, List.of(MediumVariant.Standard)));
            try (MachineLock lock = MachineLock.lock(session, session.vbox().findMachine("ubuntu2"), LockType.Shared)) {
                lock.machine().attachDevice("SATA", 5, 0, DeviceType.HardDisk, disk);
                lock.machine().detachDevice("SATA", 5, 0);
            }
            Progresses.await(disk.deleteStorage());
            return true;
        });
        assertThat(told()).isEqualTo("attached ubuntu2 5 1048576");
        assertThat(told()).isEqualTo("detached ubuntu2 5");
    }

    @Test
    void when_all_ports_are_taken_none_is_free_until_they_are_freed() {
        HOST.model().takeAllPorts("ubuntu2");
        assertThat(attachments()).isEqualTo(30);
        HOST.model().freePorts("ubuntu2");
        assertThat(attachments()).isEqualTo(1);
    }

    private int attachments() {
        return service.call(session -> session.vbox()
                .findMachine("ubuntu2")
                .getMediumAttachmentsOfController("SATA")
                .size());
    }

    @Test
    void a_full_folder_takes_no_disk() {
        HOST.model().setFull(true);
        try {
            assertThatThrownBy(() -> service.call(session -> {
                        var disk = session.vbox()
                                .createMedium(
                                        "VDI",
                                        HOST.folder().resolve("full").toString(),
                                        AccessMode.ReadWrite,
                                        DeviceType.HardDisk);
                        Progresses.await(disk.createBaseStorage(1 << 20, List.of(MediumVariant.Standard)));
                        return true;
                    }))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("VERR_DISK_FULL");
            assertThat(HOST.folder().resolve("full")).doesNotExist();
        } finally {
            HOST.model().setFull(false);
        }
    }

    @Test
    void an_expired_session_is_a_fault_and_a_new_one_is_begun() {
        assertThatExceptionOfType(Fault.InvalidObject.class)
                .isThrownBy(() -> service.call(session -> {
                    HOST.installed().expireSessions();
                    return session.vbox().findMachine("ubuntu2").getName();
                }));
        assertThat(service.<String>call(
                        session -> session.vbox().findMachine("ubuntu2").getName()))
                .isEqualTo("ubuntu2");
    }

    @Test
    void a_web_service_that_is_killed_takes_its_locks_along_and_machines_go_on() {
        service.call(session -> {
            var _ = MachineLock.lock(session, session.vbox().findMachine("ubuntu3"), LockType.Write);
            session.manager().logoff(session.vbox());
            return true;
        });
        assertThat(service.<Object>call(
                        session -> session.vbox().findMachine("ubuntu3").getSessionState()))
                .hasToString("Locked");
        var process = HOST.process(Optional.empty());
        ProcessHandle running = process.running().orElseThrow();
        running.destroyForcibly();
        running.onExit().join();
        assertThatThrownBy(() -> service.call(session -> session.vbox().getVersion()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("127.0.0.1");
        process.start();
        process.awaitListening();
        assertThat(HOST.model().state("ubuntu2")).isEqualTo(MachineState.Running);
        service.call(session -> {
            MachineLock.lock(session, session.vbox().findMachine("ubuntu3"), LockType.Write)
                    .close();
            return true;
        });
    }

    @Test
    void with_a_login_only_that_user_gets_in() throws Exception {
        String hash = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest("secret".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        manage("setextradata", "global", "VBoxAuthSimple/users/mooring", hash);
        manage("setproperty", "websrvauthlibrary", "VBoxAuthSimple");
        var process = HOST.process(Optional.empty());
        // The library is loaded when the process starts.
        assertThat(version("", "")).isEqualTo("7.2.22");
        process.stop();
        process.start();
        process.awaitListening();
        try {
            assertThat(version("mooring", "secret")).isEqualTo("7.2.22");
            for (List<String> wrong : List.of(List.of("mooring", "no"), List.of("", ""), List.of("else", "secret"))) {
                assertThatThrownBy(() -> version(wrong.get(0), wrong.get(1))).isInstanceOf(Failure.class);
            }
        } finally {
            manage("setproperty", "websrvauthlibrary", "null");
            process.stop();
            process.start();
            process.awaitListening();
        }
    }

    private static String version(String user, String password) {
        var endpoint = Endpoint.of(URI.create("http://127.0.0.1:" + HOST.port() + "/"), user, password::toCharArray)
                .within(Duration.ofSeconds(5), Duration.ofSeconds(5));
        try (WebService other = new WebService(endpoint)) {
            return other.call(session -> session.vbox().getVersion());
        }
    }

    @Test
    void the_process_id_is_in_its_file_and_the_secret_is_the_owners_alone() throws Exception {
        String pid = Files.readString(HOST.folder().resolve("service/vboxwebsrv.pid"))
                .strip();
        assertThat(HOST.process(Optional.empty()).running().orElseThrow().pid()).hasToString(pid);
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        HOST.folder().resolve("programs").resolve(Wicket.FILE))))
                .isEqualTo("rw-------");
    }
}
