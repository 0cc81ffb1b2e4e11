package app.mooring.practice.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.mooring.failure.Failure;
import app.mooring.lab.Guests;
import app.mooring.lab.Lab;
import app.mooring.lab.LabFile;
import app.mooring.operation.Listener;
import app.mooring.settings.Home;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import app.mooring.setup.Setup;
import app.mooring.setup.WebServiceControl;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Mooring's own setup, of a newcomer's practice lab whose guests ask for a password before they let anybody
/// become root.
@Timeout(120)
class PlayedSetupTest {
    private static final String PASSWORD = "pass word";

    @TempDir
    Path folder;

    private PlayedLab played;
    private WebServiceControl control;
    private WebService virtualBox;
    private Guests guests;
    private List<Requirement> requirements;

    @BeforeEach
    void open() throws Exception {
        played = new PlayedLab(folder, PASSWORD);
        Bundles.make(folder.resolve("bundles"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        open("ubuntu3");
    }

    /// @param second whose guest is at the address that the lab has for `ubuntu3`
    private void open(String second) throws Exception {
        Home home = new Home(folder.resolve("home"), folder);
        Lab lab = LabFile.read(labFile(second), folder);
        control = new WebServiceControl(home, lab, Map.of());
        virtualBox = new WebService(control.endpoint());
        guests = new Guests(
                lab,
                SshConfig.read(folder.resolve("no ssh config"), folder),
                new HostKeys(folder.resolve("known_hosts"), List.of(), (name, type, print) -> true),
                Home::secret,
                _ -> new char[0]);
        requirements = Requirements.of(lab, control, virtualBox, guests, folder.resolve("bundles"));
    }

    private Path labFile(String second) throws Exception {
        Path password = folder.resolve("password");
        Home.writePrivate(password, PASSWORD);
        String machine = """
            {"name": "%s", "ssh": {"host": "127.0.0.1", "port": %d, "passwordFile": "%s"}}\
            """;
        return Files.writeString(folder.resolve("lab.json"), """
            {"name": "practice", "virtualBoxFolder": "%s", "volumeFolder": "%s",
             "webService": {"port": %d, "guestAddress": "10.0.2.2"}, "machines": [%s, %s]}
            """.formatted(
                        played.installation().folder(),
                        played.volumes,
                        played.port(),
                        machine.formatted("ubuntu2", played.guest("ubuntu2").port(), password),
                        machine.formatted("ubuntu3", played.guest(second).port(), password)));
    }

    @AfterEach
    void close() throws Exception {
        guests.close();
        virtualBox.close();
        control.stop();
        played.close();
    }

    @Test
    void everything_is_brought_about_and_found_again_by_the_doctor() {
        List<Doctor.Diagnosis> set = new Setup(Listener.SILENT, _ -> true).run(requirements);
        assertThat(set)
                .allSatisfy(one -> assertThat(one.finding().isSatisfied())
                        .as(one.requirement().id() + " " + one.requirement().subject() + ": " + one.finding())
                        .isTrue());
        assertThat(Doctor.examine(requirements)).allMatch(one -> one.finding().isSatisfied());
    }

    @Test
    void nothing_is_set_up_for_a_machine_in_the_guest_of_another_one() throws Exception {
        guests.close();
        virtualBox.close();
        open("ubuntu2");
        List<Doctor.Diagnosis> set = new Setup(Listener.SILENT, _ -> true).run(requirements);
        assertThat(set)
                .filteredOn(one -> one.requirement().id().equals("guest.ssh"))
                .extracting(one -> one.finding().why().map(Failure::code).orElse(""))
                .containsExactly("", "lab.otherGuest");
        assertThat(requirements)
                .filteredOn(
                        one -> one.id().startsWith("plugin.") && one.subject().equals("ubuntu3"))
                .filteredOn(one -> one.fix().isPresent())
                .as("VirtualBox may not have said at the look whose guest it is")
                .hasSize(3)
                .allSatisfy(one -> assertThatExceptionOfType(Failure.class)
                        .isThrownBy(() -> one.fix().orElseThrow().accept(_ -> {}))
                        .extracting(Failure::code)
                        .isEqualTo("lab.otherGuest"));
        assertThat(Doctor.examine(requirements))
                .filteredOn(one -> one.requirement().subject().equals("ubuntu2"))
                .isNotEmpty()
                .allMatch(one -> one.finding().isSatisfied());
    }

    @Test
    void a_guest_that_is_cut_off_does_not_keep_the_other_from_being_found_well() throws Exception {
        new Setup(Listener.SILENT, _ -> true).run(requirements);
        played.cutPower("ubuntu3");
        List<Doctor.Diagnosis> found = Doctor.examine(requirements);
        assertThat(found)
                .filteredOn(one -> one.requirement().subject().equals("ubuntu2"))
                .isNotEmpty()
                .allMatch(one -> one.finding().isSatisfied());
        assertThat(found)
                .filteredOn(one -> one.requirement().id().equals("guest.ssh"))
                .extracting(one -> one.finding().isSatisfied())
                .containsExactly(true, false);
    }
}
