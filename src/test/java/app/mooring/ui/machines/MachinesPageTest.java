package app.mooring.ui.machines;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Machine;
import app.mooring.operation.Progress;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Sight;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The page as it is clicked and looked at. What the pictures show is in `target/screenshots`.
@OnToolkit
@Timeout(60)
class MachinesPageTest {
    private final Desks.Kepts panes = new Desks.Kepts();

    @Test
    void it_looks_well_in_light_and_dark_in_both_languages_and_in_a_small_window() {
        Sight.LIGHT.draw("machines", page(Desks.lively()));
        Sight.DARK.draw("machines-newcomer-dark", page(newcomer("Running")));
        Sight.CHINESE.draw("machines-newcomer-chinese", page(newcomer("PoweredOff")));
        Sight.SMALL.draw("machines-small", page(VolumesOf.forty()));
        Sight.LARGE.draw("machines-large-text", page(newcomer("Running")));
        Sight.LARGE_WIDE.draw("machines-large-text-wide", page(newcomer("Saved")));
    }

    private Function<Language, MachinesPage> page(LabSnapshot snapshot) {
        return language -> new MachinesPage(Desks.of(snapshot, language, Map.of()), panes);
    }

    @Test
    void a_machine_says_at_which_address_and_port_its_guest_is() {
        shown(desk(Desks.lively(), Map.of()), page -> {
            assertThat(Toolkit.on(() -> ((Label) page.node().lookup("#machine-ubuntu2-address")).getText()))
                    .isEqualTo("192.168.56.12:22");
        });
    }

    @Test
    void storage_of_a_machine_that_runs_is_changed_after_it_was_said_that_it_is_restarted() {
        List<String> done = new CopyOnWriteArrayList<>();
        Desk desk = desk(newcomer("Running"), Map.of("prepareStorage", arguments -> {
            done.add("storage " + arguments[0] + ", restarted: " + arguments[1]);
            return List.of(Progress.of("storage.ports", "SATA", 30, 1));
        }));
        shown(desk, page -> {
            fire(page.node(), "#machine-ubuntu2-storage");
            Stage stage = pane();
            Toolkit.picture("machines-ask", stage.getScene());
            assertThat(done).isEmpty();
            fire(stage.getScene().getRoot(), "#ask-ok");
            Toolkit.await("it ended", () -> !desk.works().busy());
            assertThat(done).containsExactly("storage ubuntu2, restarted: true");
            Toolkit.does(stage::close);
        });
    }

    @Test
    void a_machine_whose_storage_could_not_be_set_says_why() {
        Desk desk = desk(newcomer("Running"), Map.of("prepareStorage", _ -> {
            throw Failure.failed("lab.locked", "ubuntu2");
        }));
        shown(desk, page -> {
            fire(page.node(), "#machine-ubuntu2-storage");
            Stage stage = pane();
            fire(stage.getScene().getRoot(), "#ask-ok");
            Toolkit.await("it ended", () -> !desk.works().busy());
            assertThat(Toolkit.on(() -> page.node().lookup("#machine-ubuntu2 .failure")))
                    .isNotNull();
            Toolkit.picture("machines-failed", page.node().getScene());
            Toolkit.does(stage::close);
        });
    }

    @Test
    void the_power_is_cut_only_after_what_is_lost_was_said() {
        List<Object> cut = new CopyOnWriteArrayList<>();
        Desk desk = desk(Desks.lively(), Map.of("powerOffMachine", arguments -> cut.add(arguments[0])));
        shown(desk, page -> {
            fire(page.node(), "#machine-ubuntu2-power-off");
            assertThat(cut).isEmpty();
            Stage stage = pane();
            Toolkit.picture("machines-power-off", stage.getScene());
            fire(stage.getScene().getRoot(), "#ask-ok");
            Toolkit.await("it ended", () -> !desk.works().busy());
            assertThat(cut).containsExactly("ubuntu2");
            Toolkit.does(stage::close);
        });
    }

    @Test
    void a_machine_is_shut_down_unasked_only_where_its_guest_says_that_nothing_runs() {
        List<Object> stopped = new CopyOnWriteArrayList<>();
        ChangingLab lab = new ChangingLab(
                idle(true), desk(idle(true), Map.of("stopMachine", arguments -> stopped.add(arguments[0]))));
        shown(lab.desk(), page -> {
            fire(page.node(), "#machine-ubuntu3-stop");
            Toolkit.await("it ended", () -> !lab.desk().works().busy());
            assertThat(stopped).containsExactly("ubuntu3");
            List<Action> before = Toolkit.on(page::actions);
            Toolkit.does(() -> lab.looks(idle(false)));
            Toolkit.does(() -> before.stream()
                    .filter(action -> action.name().getValue().equals("Shut ubuntu3 down"))
                    .findFirst()
                    .orElseThrow()
                    .doing()
                    .run());
            assertThat(stopped).as("it is asked of what is known now").hasSize(1);
            assertThat(panes.shown).hasSize(1);
            fire(page.node(), "#machine-ubuntu3-stop");
            assertThat(stopped).hasSize(1);
            Stage stage = pane();
            Toolkit.picture("machines-stop-unknown", stage.getScene());
            fire(stage.getScene().getRoot(), "#ask-ok");
            Toolkit.await("it ended", () -> !lab.desk().works().busy());
            assertThat(stopped).containsExactly("ubuntu3", "ubuntu3");
            Toolkit.does(stage::close);
        });
    }

    /// No container is known to run on `ubuntu3`, because its guest says so or because it was never heard.
    private static LabSnapshot idle(boolean heard) {
        LabSnapshot seen = heard ? Desks.lively() : Desks.cutOff();
        MachineView second = seen.machines().get(1);
        GuestView guest = second.guest();
        return new LabSnapshot(
                seen.taken(),
                seen.host(),
                List.of(
                        seen.machines().getFirst(),
                        new MachineView(
                                second.wanted(),
                                second.machine(),
                                new GuestView(guest.reach(), guest.address(), "", "", "", List.of(), List.of()))),
                seen.volumes());
    }

    @Test
    void only_what_can_be_done_now_can_be_clicked() {
        shown(desk(newcomer("PoweredOff"), Map.of()), page -> {
            assertThat(disabled(page, "start")).isFalse();
            assertThat(disabled(page, "stop")).isTrue();
            assertThat(disabled(page, "power-off")).isTrue();
            assertThat(disabled(page, "storage")).isFalse();
        });
        shown(
                desk(newcomer("Saved"), Map.of()),
                page -> assertThat(disabled(page, "storage")).isTrue());
    }

    @Test
    void a_machine_that_virtualbox_lacks_leads_to_the_settings() {
        List<Place> gone = new CopyOnWriteArrayList<>();
        shown(Desks.going(desk(newcomer("Running"), Map.of()), gone), page -> {
            fire(page.node(), "#machine-ubuntu3-settings");
            assertThat(gone).containsExactly(Place.SETTINGS);
        });
    }

    @Test
    void where_the_web_service_does_not_answer_the_remedy_is_a_button() {
        List<String> done = new CopyOnWriteArrayList<>();
        Desk desk = desk(unheard(), Map.of("startWebService", _ -> done.add("start")));
        shown(desk, page -> {
            Toolkit.picture("machines-unheard", page.node().getScene());
            fire(page.node(), ".failure .button");
            Toolkit.await("it ended", () -> !desk.works().busy());
            assertThat(done).containsExactly("start");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void what_is_shown_is_the_lab_as_it_is_now_and_not_as_it_was_before() {
        List<Consumer<LabSnapshot>> told = new CopyOnWriteArrayList<>();
        Desk desk = desk(newcomer("Running"), Map.of("watch", arguments -> {
            told.add((Consumer<LabSnapshot>) arguments[0]);
            told.getFirst().accept(newcomer("Running"));
            return new Desks.Still();
        }));
        shown(desk, page -> {
            Toolkit.does(() -> told.getFirst().accept(newcomer("PoweredOff")));
            assertThat(Toolkit.on(() -> ((Label) page.node().lookup("#machine-ubuntu2-state")).getText()))
                    .isEqualTo("off");
        });
    }

    @Test
    void the_keyboard_stays_where_it_is_when_a_machine_changes() {
        ChangingLab lab = new ChangingLab(Desks.lively());
        shown(lab.desk(), page -> {
            Toolkit.settle();
            Node before = Toolkit.on(() -> {
                Node link = page.node().lookup("#port-volume-mysqldata");
                link.requestFocus();
                return link;
            });
            LabSnapshot well = Desks.lively();
            MachineView first = well.machines().getFirst();
            Toolkit.does(() -> lab.looks(new LabSnapshot(
                    well.taken(),
                    well.host(),
                    List.of(
                            new MachineView(
                                    first.wanted(),
                                    first.machine(),
                                    Desks.cutOff().machines().get(1).guest()),
                            well.machines().get(1)),
                    well.volumes())));
            Node now = Toolkit.on(() -> page.node().lookup("#port-volume-mysqldata"));
            assertThat(now).isNotSameAs(before);
            assertThat(Toolkit.on(now::isFocused)).isTrue();
        });
    }

    private static boolean disabled(MachinesPage page, String id) {
        return Toolkit.on(() -> page.node().lookup("#machine-ubuntu2-" + id).isDisabled());
    }

    private static void fire(Parent root, String id) {
        Toolkit.does(() -> ((Button) root.lookup(id)).fire());
    }

    private Stage pane() {
        return Toolkit.on(() -> {
            Region pane = (Region) panes.shown.getLast();
            pane.setMaxHeight(Region.USE_PREF_SIZE);
            return Toolkit.stage(new StackPane(pane), 480, 320, false);
        });
    }

    private static Desk desk(LabSnapshot snapshot, Map<String, Function<Object[], Object>> answers) {
        return Desks.of(snapshot, Language.ENGLISH, answers);
    }

    private void shown(Desk desk, Consumer<MachinesPage> look) {
        shown(desk, 1012, 730, false, look);
    }

    private void shown(Desk desk, double width, double height, boolean dark, Consumer<MachinesPage> look) {
        MachinesPage page = Toolkit.on(() -> new MachinesPage(desk, panes));
        Stage stage = Toolkit.on(() -> Toolkit.stage(page.node(), width, height, dark));
        try {
            look.accept(page);
        } finally {
            Toolkit.does(() -> {
                stage.close();
                page.close();
            });
        }
    }

    /// `ubuntu2` as a newcomer has it: an IDE controller, one SATA port; and VirtualBox has no `ubuntu3`.
    static LabSnapshot newcomer(String state) {
        LabSnapshot well = Desks.lively();
        MachineView first = well.machines().getFirst();
        MachineView second = well.machines().get(1);
        Machine machine = new Machine(
                "ubuntu2",
                "0a1b2c3d-0000-4000-8000-000000000000",
                state,
                List.of(
                        new Machine.Controller("IDE", "IDE", 2, List.of(new Machine.Attachment(1, "DVD", "", false))),
                        new Machine.Controller(
                                "SATA",
                                "SATA",
                                1,
                                List.of(new Machine.Attachment(
                                        0, "HardDisk", "/home/ada/VirtualBox/ubuntu2.vdi", false)))));
        return new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(
                        new MachineView(first.wanted(), Optional.of(machine), first.guest()),
                        new MachineView(second.wanted(), Optional.empty(), second.guest())),
                well.volumes());
    }

    /// VirtualBox does not answer, so nothing is known of its machines.
    private static LabSnapshot unheard() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = well.host();
        Failure why = Failure.failed("virtualbox.unreachable", "https://192.168.56.1:18083", "connection refused");
        return new LabSnapshot(
                well.taken(),
                new LabSnapshot.Host(
                        host.virtualBox(), new LabSnapshot.Reach.Away(why), "", 0, null, host.volumeFolder(), -1),
                well.machines().stream()
                        .map(one -> new MachineView(one.wanted(), Optional.empty(), one.guest()))
                        .toList(),
                well.volumes());
    }
}
