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
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Sight;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class HarbourPictureTest {
    @Test
    void a_lab_in_which_all_is_well() {
        Sight.LIGHT.draw("harbour", page(Desks.lively()));
        Sight.DARK.draw("harbour-dark", page(Desks.lively()));
        Sight.CHINESE.draw("harbour-chinese", page(Desks.lively()));
        Sight.SMALL.draw("harbour-small", page(Desks.lively()));
        Sight.LARGE.draw("harbour-large-type", page(Desks.lively()));
        Sight.LARGE_WIDE.draw("harbour-large-type-wide", page(broken()));
    }

    @Test
    void a_lab_on_bad_days() {
        Sight.LIGHT.draw("harbour-away", page(Desks.cutOff()));
        Sight.LIGHT.draw("harbour-broken", page(broken()));
        Sight.CHINESE_DARK.draw("harbour-broken-dark", page(broken()));
        Sight.LIGHT.draw("harbour-interrupted", page(Desks.interrupted()));
        Sight.CHINESE_DARK.draw("harbour-interrupted-dark", page(Desks.interrupted()));
        Sight.SMALL.draw("harbour-interrupted-small", page(Desks.interrupted()));
    }

    @Test
    void a_chain_is_broken_where_it_breaks() {
        Sight.LIGHT.draw("harbour-unseen", page(BrokenLabs.unseen()));
        Sight.CHINESE_DARK.draw("harbour-unmounted-dark", page(BrokenLabs.unmounted()));
        Sight.LIGHT.draw("harbour-elsewhere", page(BrokenLabs.elsewhere()));
    }

    @Test
    void a_lab_with_none_and_with_forty_volumes() {
        Sight.LIGHT.draw("harbour-empty", page(VolumesOf.none()));
        Sight.SMALL.draw("harbour-forty", page(VolumesOf.forty()));
    }

    @Test
    void a_lab_with_twenty_machines_of_thirty_ports_stays_fluid() {
        Sight wide = new Sight(Language.ENGLISH, 1412, 730, false, "");
        Stage stage = wide.picture("harbour-twenty", page(large()), _ -> {});
        assertThat(Toolkit.on(
                        () -> stage.getScene().getRoot().lookupAll(".port").size()))
                .isEqualTo(20 * 30);
        Toolkit.does(stage::close);
    }

    private static Function<Language, HarbourPage> page(LabSnapshot snapshot) {
        return language ->
                new HarbourPage(Desks.of(snapshot, language, Map.of()), new Desks.Kepts(), Path.of("/home/grace"));
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
}
