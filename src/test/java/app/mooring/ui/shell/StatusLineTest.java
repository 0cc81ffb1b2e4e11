package app.mooring.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.Desks;
import app.mooring.ui.IdleLabs;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnToolkit
class StatusLineTest {
    /// A lab of one machine of that name, whose guest does not answer.
    private static LabSnapshot labOf(String machine) {
        LabSnapshot idle = IdleLabs.of(new Reach.Away(Failure.failed("ssh.unreachable", machine, "10.0.0.2", 22)));
        MachineView only = idle.machines().getFirst();
        Lab.Machine wanted = new Lab.Machine(machine, "SATA", 30, only.wanted().ssh());
        return new LabSnapshot(
                idle.taken(),
                idle.host(),
                List.of(new MachineView(wanted, Optional.empty(), only.guest())),
                idle.volumes());
    }

    @Test
    void a_machine_that_is_called_as_a_part_of_the_host_has_an_entry_of_its_own() {
        Desk desk = Desks.of(IdleLabs.answering(), Language.ENGLISH, Map.of());
        List<String> said = Toolkit.on(() -> {
            StatusLine line = new StatusLine(desk.languages().of(LabFrame.class), desk.works(), desk.navigator());
            line.show(labOf("webservice"), desk.navigator());
            return line.lookupAll(".status-button").stream()
                    .map(one -> ((Button) one).getAccessibleText())
                    .toList();
        });
        assertThat(said).hasSize(3);
        assertThat(said).filteredOn(one -> one.contains("10.0.0.2")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false, inactive, '', tone-neutral",
        "0, false, inactive, '', tone-bad",
        "-1, true, inactive, '', tone-bad",
        "-1, false, inactive, 0.1.0, tone-bad",
        "-1, false, active, '', tone-bad",
    })
    void a_web_service_that_setup_has_not_started_yet_is_no_alarm(
            long freeBytes, boolean volumesKnown, String driver, String release, String tone) {
        LabSnapshot idle = IdleLabs.answering();
        LabSnapshot.Host host = new LabSnapshot.Host(
                new Reach.Answers(),
                new Reach.Away(Failure.failed("virtualbox.unreachable", "https://192.168.56.1:18083", "refused")),
                "",
                0,
                null,
                idle.host().volumeFolder(),
                freeBytes,
                volumesKnown);
        MachineView machine = new MachineView(
                idle.machines().getFirst().wanted(),
                Optional.empty(),
                new LabSnapshot.GuestView(new Reach.Answers(), "", "28.4.0", driver, release, List.of(), List.of()));
        Desk desk = Desks.of(idle, Language.ENGLISH, Map.of());
        List<String> shown = Toolkit.on(() -> {
            StatusLine line = new StatusLine(desk.languages().of(LabFrame.class), desk.works(), desk.navigator());
            line.show(new LabSnapshot(idle.taken(), host, List.of(machine), List.of()), desk.navigator());
            return ((Button) line.lookup("#status-webservice"))
                    .getGraphic()
                    .lookup(".dot")
                    .getStyleClass();
        });
        assertThat(shown).contains(tone);
    }
}
