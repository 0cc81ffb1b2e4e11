package app.mooring.ui.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Volume;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.move.DetachPane;
import app.mooring.ui.move.MovePane;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Place;
import atlantafx.base.theme.Styles;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class HarbourPageTest {
    private final Desks.Kepts panes = new Desks.Kepts();
    private final List<String> gone = new ArrayList<>();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private Consumer<LabSnapshot> lab = _ -> {};
    private Stage stage;
    private HarbourPage page;

    private void open(LabSnapshot snapshot) {
        openUnseen();
        Toolkit.does(() -> lab.accept(snapshot));
        Toolkit.settle();
    }

    /// Before the lab was looked at.
    private void openUnseen() {
        answers.put("watch", this::watched);
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, answers);
        stage = Toolkit.on(() -> {
            page = new HarbourPage(
                    new Desk(desk.lab(), desk.works(), navigator(), desk.languages()), panes, Path.of("/home/grace"));
            return Toolkit.stage(page.node(), 1012, 730, false);
        });
        Toolkit.settle();
    }

    @SuppressWarnings("unchecked")
    private Object watched(Object[] arguments) {
        lab = (Consumer<LabSnapshot>) arguments[0];
        return new Desks.Still();
    }

    private Navigator navigator() {
        return new Navigator() {
            @Override
            public void go(Place place) {
                gone.add(place.name());
            }

            @Override
            public void go(Place place, String object) {
                gone.add(place + " " + object);
            }
        };
    }

    @AfterEach
    void close() {
        Toolkit.does(() -> {
            page.close();
            stage.close();
        });
    }

    private Node found(String selector) {
        return stage.getScene().lookup(selector);
    }

    private BlockView block(String name) {
        return (BlockView) found("#harbour-volume-" + name);
    }

    private static void mouse(BlockView view, EventType<MouseEvent> type, Point2D scene) {
        Event.fireEvent(
                view,
                new MouseEvent(
                        type,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private static Point2D middle(Node node) {
        return node.localToScene(
                node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
    }

    private void drag(String volume, String over) {
        Toolkit.does(() -> {
            mouse(block(volume), MouseEvent.MOUSE_PRESSED, middle(block(volume)));
            mouse(block(volume), MouseEvent.MOUSE_DRAGGED, middle(found(over)));
        });
    }

    private void drop(String volume) {
        Toolkit.does(() -> mouse(block(volume), MouseEvent.MOUSE_RELEASED, Point2D.ZERO));
    }

    @Test
    void a_block_dropped_on_another_machine_has_its_move_planned() {
        List<Object> asked = new CopyOnWriteArrayList<>();
        answers.put("planMove", arguments -> {
            asked.addAll(List.of(arguments));
            throw Failure.refused("migration.alreadyThere", "mysqldata", "ubuntu3");
        });
        open(Desks.lively());
        drag("mysqldata", "#harbour-machine-ubuntu3");
        assertThat(Toolkit.on(() -> found(".ghost"))).isNotNull();
        Toolkit.picture("harbour-drag", stage.getScene());
        drop("mysqldata");
        assertThat(Toolkit.on(() -> found(".ghost"))).isNull();
        assertThat(panes.shown).singleElement().isInstanceOf(MovePane.class);
        Toolkit.await("the question", () -> !asked.isEmpty());
        assertThat(asked).containsExactly("mysqldata", "ubuntu3");
    }

    @Test
    void a_block_dropped_anywhere_else_goes_home() {
        open(Desks.lively());
        drag("mysqldata", "#harbour-quay");
        assertThat(Toolkit.on(() -> found(".ghost"))).isNull();
        drop("mysqldata");
        assertThat(panes.shown).isEmpty();
        Toolkit.await("home", () -> block("mysqldata").getTranslateY() == 0);
    }

    @Test
    void a_machine_that_is_cut_off_takes_nothing() {
        open(Desks.cutOff());
        drag("backup", "#harbour-machine-ubuntu3");
        assertThat(Toolkit.on(() -> found(".ghost"))).isNull();
        assertThat(Toolkit.on(() -> texts("#harbour-machine-ubuntu3")))
                .contains("The guest of ubuntu3 does not answer: backup cannot move here.");
        Toolkit.picture("harbour-refused", stage.getScene());
        drop("backup");
        assertThat(panes.shown).isEmpty();
        assertThat(Toolkit.on(() -> found(".refused"))).isNull();
    }

    @Test
    void a_machine_that_is_powered_on_cannot_be_a_second_time_meanwhile() {
        CountDownLatch goOn = new CountDownLatch(1);
        answers.put("startMachine", _ -> {
            try {
                goOn.await();
                return true;
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
        });
        LabSnapshot well = Desks.lively();
        open(new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(Desks.machine(0, "PoweredOff", List.of(), Desks.guest(0, List.of(), List.of()))),
                List.of()));
        Button on = Toolkit.on(() -> (Button) found("#harbour-machine-ubuntu2").lookup(".notice .button"));
        assertThat(on.getText()).isEqualTo("Power on");
        Toolkit.does(on::fire);
        assertThat(Toolkit.on(on::isDisabled)).isTrue();
        goOn.countDown();
        Toolkit.await("it is over", () -> !on.isDisabled());
    }

    @Test
    void what_is_dragged_to_the_edge_of_a_small_window_scrolls_on_to_what_lies_beyond_it() {
        open(Desks.lively());
        Toolkit.does(() -> {
            stage.setWidth(772);
            stage.setHeight(420);
        });
        Toolkit.settle();
        ScrollPane pane = (ScrollPane) found(".sheet-scroll");
        assertThat(Toolkit.on(pane::getVvalue)).isZero();
        Toolkit.does(() -> {
            mouse(block("mysqldata"), MouseEvent.MOUSE_PRESSED, middle(block("mysqldata")));
            Point2D edge = pane.localToScene(200, pane.getViewportBounds().getHeight() - 4);
            mouse(block("mysqldata"), MouseEvent.MOUSE_DRAGGED, edge);
        });
        Toolkit.await("the end", () -> pane.getVvalue() == 1);
        Toolkit.picture("harbour-drag-scrolled", stage.getScene());
        assertThat(Toolkit.on(() -> {
                    Node view = block("mysqldata");
                    return view.localToScene(view.getLayoutBounds()).getMaxY();
                }))
                .as("it stays at the pointer")
                .isGreaterThan(Toolkit.on(
                        () -> pane.localToScene(0, pane.getHeight() / 2).getY()));
        drag("mysqldata", "#harbour-machine-ubuntu3");
        drop("mysqldata");
        assertThat(panes.shown).hasSize(1);
    }

    @Test
    void the_machine_that_has_it_gives_no_reason() {
        open(Desks.lively());
        drag("mysqldata", "#harbour-machine-ubuntu2");
        assertThat(Toolkit.on(() -> found(".refused"))).isNull();
        drop("mysqldata");
        assertThat(panes.shown).isEmpty();
    }

    @Test
    void a_web_service_that_runs_and_refuses_is_restarted() {
        List<String> done = new CopyOnWriteArrayList<>();
        answers.put("restartWebService", _ -> done.add("restart"));
        open(BrokenLabs.refusing());
        Button restart = (Button) Toolkit.on(() -> found("#harbour-start-webservice"));
        assertThat(restart.getText()).isEqualTo("Restart the web service");
        Toolkit.does(restart::fire);
        Toolkit.await("it is restarted", () -> done.contains("restart"));
    }

    @Test
    void escape_lets_go_of_what_is_dragged() {
        open(Desks.lively());
        drag("mysqldata", "#harbour-machine-ubuntu3");
        Toolkit.does(() -> Toolkit.press(block("mysqldata"), KeyCode.ESCAPE));
        drop("mysqldata");
        assertThat(panes.shown).isEmpty();
    }

    @Test
    void the_keyboard_opens_a_menu_of_the_machines_that_a_volume_can_move_to() {
        answers.put("planMove", _ -> {
            throw Failure.refused("migration.alreadyThere", "backup", "ubuntu3");
        });
        open(Desks.lively());
        List<MenuItem> items = Toolkit.on(() -> {
            block("backup").requestFocus();
            Toolkit.press(block("backup"), KeyCode.M);
            return menu();
        });
        assertThat(items)
                .extracting(MenuItem::getText)
                .containsExactly("Move to ubuntu2, port 2…", "Move to ubuntu3, port 2…", null, "Show details");
        Toolkit.does(() -> items.get(1).fire());
        assertThat(panes.shown).singleElement().isInstanceOf(MovePane.class);
        Toolkit.does(() -> items.getLast().fire());
        assertThat(gone).containsExactly("VOLUMES backup");
    }

    @Test
    void a_screen_reader_that_presses_a_block_opens_its_menu() {
        open(Desks.lively());
        assertThat(Toolkit.on(() -> {
                    block("backup").executeAccessibleAction(AccessibleAction.FIRE);
                    return menu();
                }))
                .extracting(MenuItem::getText)
                .contains("Show details");
    }

    private static List<MenuItem> menu() {
        ContextMenu open = Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow();
        List<MenuItem> items = List.copyOf(open.getItems());
        open.hide();
        return items;
    }

    @Test
    void a_volume_in_use_is_not_detached_and_an_idle_one_is() {
        List<Object> detached = new CopyOnWriteArrayList<>();
        answers.put("detachVolume", arguments -> detached.add(List.of(arguments)));
        open(idle(Desks.lively()));
        List<MenuItem> busy = Toolkit.on(() -> {
            Toolkit.press(block("wiki"), KeyCode.ENTER);
            return menu();
        });
        assertThat(busy)
                .filteredOn(item -> "harbour-detach".equals(item.getId()))
                .allMatch(MenuItem::isDisable);
        List<MenuItem> unused = Toolkit.on(() -> {
            Toolkit.press(block("mysqldata"), KeyCode.ENTER);
            return menu();
        });
        MenuItem detach = unused.stream()
                .filter(item -> "harbour-detach".equals(item.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(detach.getText()).isEqualTo("Detach from ubuntu2");
        Toolkit.does(detach::fire);
        DetachPane asked = (DetachPane) panes.shown.getFirst();
        assertThat(detached).isEmpty();
        Toolkit.does(() -> ((Button) asked.lookup("#detach-ok")).fire());
        Toolkit.await("detached", () -> !detached.isEmpty());
        assertThat(detached).containsExactly(List.of("mysqldata", "ubuntu2", false));
    }

    @Test
    void a_lab_that_is_not_set_up_says_so_calmly_and_leads_to_setup() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = well.host();
        open(new LabSnapshot(
                well.taken(),
                new LabSnapshot.Host(
                        new LabSnapshot.Reach.Answers(),
                        new LabSnapshot.Reach.Away(
                                Failure.failed("virtualbox.unreachable", "https://192.168.56.1:18083", "refused")),
                        "",
                        0,
                        null,
                        host.volumeFolder(),
                        -1,
                        false),
                List.of(),
                List.of()));
        Toolkit.does(() -> {
            assertThat(found("#harbour-start-webservice")).isNull();
            assertThat(found("#harbour-host").lookupAll(".tone-bad")).isEmpty();
            assertThat(found("#harbour-new").isDisabled()).isTrue();
            assertThat(found("#harbour-demo").getStyleClass()).doesNotContain(Styles.ACCENT);
            assertThat(found("#harbour-set-up").lookup(".button").getStyleClass())
                    .contains(Styles.ACCENT);
            ((Button) found("#harbour-set-up").lookup(".button")).fire();
        });
        assertThat(gone).containsExactly("SETUP");
        Toolkit.picture("harbour-not-set-up", stage.getScene());
    }

    @Test
    void what_virtualbox_was_never_asked_is_not_said_to_be_none() {
        open(BrokenLabs.unread());
        Toolkit.picture("harbour-unknown", stage.getScene());
        assertThat(quay())
                .contains("The volumes are not known yet.")
                .noneMatch(text -> text.contains("There are no volumes"));
        assertThat(Toolkit.on(() -> found("#harbour-new").isDisabled())).isTrue();
        Toolkit.does(() -> lab.accept(VolumesOf.none()));
        Toolkit.settle();
        assertThat(quay()).anyMatch(text -> text.contains("There are no volumes yet."));
    }

    private List<String> quay() {
        return Toolkit.on(() -> found("#harbour-quay").lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void a_virtualbox_that_is_not_found_leads_to_the_settings() {
        LabSnapshot well = Desks.lively();
        Failure why = Failure.failed("virtualbox.installation", "/opt/virtualbox");
        open(new LabSnapshot(
                well.taken(),
                new LabSnapshot.Host(
                        new LabSnapshot.Reach.Away(why),
                        new LabSnapshot.Reach.Unasked(),
                        "7.2.22",
                        0,
                        null,
                        well.host().volumeFolder(),
                        -1),
                well.machines(),
                well.volumes()));
        Toolkit.picture("harbour-no-virtualbox", stage.getScene());
        Toolkit.does(() -> ((Button) found("#harbour-host").lookup(".failure .button")).fire());
        assertThat(gone).containsExactly("SETTINGS");
    }

    /// With nothing that uses `mysqldata`.
    private static LabSnapshot idle(LabSnapshot before) {
        return new LabSnapshot(
                before.taken(),
                before.host(),
                before.machines(),
                List.of(
                        before.volumes().get(0),
                        Desks.volume("mysqldata", 2, 212, "ubuntu2", 1, List.of()),
                        before.volumes().get(2)));
    }

    private static LabSnapshot moved(LabSnapshot before) {
        List<Volume> volumes = List.of(
                before.volumes().get(0),
                Desks.volume("mysqldata", 2, 212, "ubuntu3", 2, List.of("mydb_on_ubuntu2")),
                before.volumes().get(2));
        MachineView from = before.machines().get(0);
        MachineView to = before.machines().get(1);
        return new LabSnapshot(
                before.taken(),
                before.host(),
                List.of(
                        Desks.machine(0, "Running", List.of(), from.guest()),
                        Desks.machine(1, "Running", List.of("wiki", "mysqldata"), to.guest())),
                volumes);
    }

    @Test
    void a_volume_that_has_moved_keeps_its_block_and_its_focus_and_travels() {
        open(Desks.lively());
        BlockView before = Toolkit.on(() -> {
            page.show("mysqldata");
            return block("mysqldata");
        });
        Toolkit.does(() -> lab.accept(moved(Desks.lively())));
        assertThat(Toolkit.on(() -> block("mysqldata"))).isSameAs(before);
        assertThat(Toolkit.on(() -> isWithin(before, found("#harbour-machine-ubuntu3"))))
                .isTrue();
        Toolkit.await("its arrival", () -> before.getTranslateX() == 0 && before.getTranslateY() == 0);
        assertThat(Toolkit.on(before::isFocused)).isTrue();
        Toolkit.picture("harbour-moved", stage.getScene());
    }

    private static boolean isWithin(Node node, Node ancestor) {
        return node != null && (node.equals(ancestor) || isWithin(node.getParent(), ancestor));
    }

    @Test
    void a_snapshot_that_tells_nothing_new_changes_no_node() {
        open(Desks.cutOff());
        List<Node> before = Toolkit.on(() -> List.copyOf(page.node().lookupAll(".label")));
        Toolkit.does(() -> lab.accept(Desks.cutOff()));
        assertThat(Toolkit.on(() -> List.copyOf(page.node().lookupAll(".label"))))
                .isEqualTo(before);
    }

    @Test
    void a_lab_that_was_not_seen_yet_is_said_to_be_looked_at_and_drawn_in_full_once_it_was() {
        openUnseen();
        assertThat(Toolkit.on(() -> texts(".basin"))).containsExactly("The lab is being looked at…");
        Toolkit.does(() -> lab.accept(Desks.lively()));
        Toolkit.settle();
        Toolkit.picture("harbour-after-waiting", stage.getScene());
        assertThat(Toolkit.on(() -> ((Region) found("#harbour-host")).getWidth()))
                .isGreaterThan(900);
    }

    @Test
    void machines_that_virtualbox_was_not_heard_of_have_cards_without_ports() {
        LabSnapshot well = Desks.lively();
        open(new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines().stream()
                        .map(one -> new MachineView(one.wanted(), Optional.empty(), one.guest()))
                        .toList(),
                List.of()));
        assertThat(Toolkit.on(() -> ((Region) found("#harbour-machine-ubuntu2")).getHeight()))
                .isPositive();
        assertThat(Toolkit.on(() -> page.node().lookupAll(".port"))).isEmpty();
    }

    @Test
    void the_bad_days_of_a_practice_lab_are_in_the_palette() {
        List<String> told = new CopyOnWriteArrayList<>();
        Rooms.Practice practice = (Rooms.Practice) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(), new Class<?>[] {Rooms.Practice.class}, (_, _, day) -> {
                    told.add(List.of(day).toString());
                    return "";
                });
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, answers);
        OpenLab lab = new OpenLab(desk.lab().rooms(), Path.of("lab.json"), Optional.of(practice));
        stage = Toolkit.on(() -> {
            page = new HarbourPage(
                    new Desk(lab, desk.works(), navigator(), desk.languages()), panes, Path.of("/home/grace"));
            return Toolkit.stage(page.node(), 1012, 730, false);
        });
        Action cut = Toolkit.on(() -> page.actions().stream()
                .filter(one -> one.name().getValue().equals("Begin a bad day: A machine loses its power · ubuntu2"))
                .findFirst()
                .orElseThrow());
        Toolkit.does(cut.doing());
        Toolkit.await("the bad day", () -> told.contains("[false, power, Optional[ubuntu2]]"));
    }

    @Test
    void the_buttons_of_the_page_lead_to_the_demo_and_to_a_new_volume() {
        open(Desks.lively());
        Toolkit.does(() -> {
            ((Button) found("#harbour-demo")).fire();
            ((Button) found("#harbour-new")).fire();
        });
        assertThat(gone).containsExactly("DEMO", "VOLUMES new:");
    }

    @Test
    void a_guest_that_is_cut_off_is_grey_and_says_why() {
        open(Desks.cutOff());
        assertThat(Toolkit.on(() -> found("#harbour-machine-ubuntu3").getStyleClass()))
                .contains("asleep");
        assertThat(Toolkit.on(() -> found("#harbour-machine-ubuntu2").getStyleClass()))
                .doesNotContain("asleep");
        assertThat(Toolkit.on(() -> texts("#harbour-machine-ubuntu3")))
                .contains("ubuntu3 does not answer at 192.168.56.13, port 22.");
    }

    @Test
    void a_chain_that_is_broken_says_so_on_its_block() {
        open(BrokenLabs.unseen());
        assertThat(Toolkit.on(() -> block("wiki").getStyleClass())).contains("broken");
        assertThat(Toolkit.on(() -> texts("#harbour-volume-wiki"))).contains("Attached, but ubuntu3 sees no such disk");
        assertThat(Toolkit.on(() -> block("wiki").getAccessibleText()))
                .contains("Attached, but ubuntu3 sees no such disk");
        Toolkit.does(() -> lab.accept(Desks.lively()));
        assertThat(Toolkit.on(() -> block("wiki").getStyleClass())).doesNotContain("broken");
    }

    @Test
    void a_volume_on_a_machine_that_is_not_of_the_lab_names_it() {
        open(BrokenLabs.elsewhere());
        assertThat(Toolkit.on(() -> texts("#harbour-volume-backup")))
                .contains("Attached to ubuntu9, which is not a machine of this lab");
    }

    private List<String> texts(String selector) {
        return found(selector).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }
}
