package app.mooring.ui.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.ui.Desks;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HarbourPictureTest {
    private static final String LARGE = "-fx-font-size: 28px";

    @Test
    void a_lab_in_which_all_is_well() {
        drawn("harbour", Desks.lively(), Language.ENGLISH, 1012, 730, false, "");
        drawn("harbour-dark", Desks.lively(), Language.ENGLISH, 1012, 730, true, "");
        drawn("harbour-chinese", Desks.lively(), Language.CHINESE, 1012, 730, false, "");
        drawn("harbour-small", Desks.lively(), Language.ENGLISH, 772, 560, false, "");
        drawn("harbour-large-type", Desks.lively(), Language.ENGLISH, 772, 560, false, LARGE);
    }

    @Test
    void a_lab_on_bad_days() {
        drawn("harbour-away", Desks.cutOff(), Language.ENGLISH, 1012, 730, false, "");
        drawn("harbour-broken", broken(), Language.ENGLISH, 1012, 730, false, "");
        drawn("harbour-broken-dark", broken(), Language.CHINESE, 1012, 730, true, "");
    }

    @Test
    void a_lab_with_twenty_machines_of_thirty_ports_stays_fluid() {
        LabSnapshot large = large();
        Desk desk = Desks.of(large, Language.ENGLISH, Map.of());
        Stage stage = drawn("harbour-twenty", large, Language.ENGLISH, 1412, 900, false, "");
        assertThat(Toolkit.on(
                        () -> stage.getScene().getRoot().lookupAll(".port").size()))
                .isEqualTo(20 * 30);
        assertThat(desk.lab().snapshot().get()).isEqualTo(large);
    }

    /// The web service is down; one machine is off, the other one's controllers are wrong; a file cannot be read.
    private static LabSnapshot broken() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = new LabSnapshot.Host(
                new Reach.Answers(),
                new Reach.Away(Failure.failed("virtualbox.webservice.start", "it ended at once")),
                "7.2.22",
                0,
                null,
                well.host().volumeFolder(),
                well.host().freeBytes());
        MachineView first = well.machines().getFirst();
        MachineView second = well.machines().get(1);
        return new LabSnapshot(
                well.taken(),
                host,
                List.of(
                        Desks.machine(0, "PoweredOff", List.of("mysqldata"), first.guest()),
                        new MachineView(
                                second.wanted(),
                                Optional.of(new Machine(
                                        "ubuntu3",
                                        "id",
                                        "Running",
                                        List.of(
                                                new Machine.Controller("IDE", "IDE", 2, List.of()),
                                                new Machine.Controller(
                                                        "SATA",
                                                        "SATA",
                                                        4,
                                                        second.machine()
                                                                .orElseThrow()
                                                                .controllers()
                                                                .getFirst()
                                                                .attachments())))),
                                second.guest())),
                List.of(
                        new Volume(
                                "backup",
                                "medium",
                                "/home/ada/VirtualBox/Volumes/backup",
                                "VDI",
                                0,
                                0,
                                null,
                                null,
                                "",
                                null,
                                null,
                                List.of(),
                                Volume.State.INACCESSIBLE,
                                null,
                                null),
                        Desks.volume("mysqldata", 2, 212, "ubuntu2", 1, List.of()),
                        Desks.volume(
                                "wiki_of_the_department_for_long_names",
                                8,
                                7800,
                                "ubuntu3",
                                1,
                                List.of("wiki_app", "wiki_search", "a_container_with_quite_a_long_name"))));
    }

    private static LabSnapshot large() {
        LabSnapshot well = Desks.lively();
        List<MachineView> machines = new ArrayList<>();
        List<Volume> volumes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "node%02d".formatted(i + 1);
            MachineView like = well.machines().getFirst();
            Lab.Machine wanted = new Lab.Machine(name, "SATA", 30, like.wanted().ssh());
            List<String> attached = IntStream.range(0, i % 4)
                    .mapToObj(port -> name + "_data" + port)
                    .toList();
            List<Machine.Controller> controllers = Desks.machine(0, "Running", attached, like.guest())
                    .machine()
                    .orElseThrow()
                    .controllers();
            machines.add(new MachineView(
                    wanted,
                    Optional.of(new Machine(name, "id" + i, i == 7 ? "PoweredOff" : "Running", controllers)),
                    Desks.guest(
                            0,
                            List.of(new ContainerView("proxy", "nginx:1.29", true, List.of(), Kept.STATELESS)),
                            List.of())));
            for (int port = 0; port < attached.size(); port++) {
                volumes.add(Desks.volume(attached.get(port), 4, 300 * port, name, port + 1, List.of()));
            }
        }
        return new LabSnapshot(well.taken(), well.host(), machines, volumes);
    }

    private static Stage drawn(
            String name,
            LabSnapshot snapshot,
            Language language,
            double width,
            double height,
            boolean dark,
            String style) {
        Desk desk = Desks.of(snapshot, language, Map.of());
        Stage stage = Toolkit.on(() -> {
            HarbourPage page = new HarbourPage(desk, new Desks.Kepts());
            page.node().setStyle(style);
            return Toolkit.stage(page.node(), width, height, dark);
        });
        Scene scene = stage.getScene();
        Toolkit.picture(name, scene);
        Toolkit.does(stage::hide);
        return stage;
    }
}
