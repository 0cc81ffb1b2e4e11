package app.mooring.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Machine;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Theme;
import app.mooring.ui.work.Works;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The frame of a lab that is given: what lies around and over the pages.
@OnToolkit
@Timeout(60)
class LabFrameTest {
    @TempDir
    private Path folder;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<String> done = new ArrayList<>();
    private final Works works = new Works(Platform::runLater);
    private final Look look = new Look();
    private Supplier<Rooms.Opened> open = () -> opened(Desks.lively());
    private Languages languages = new Languages(Language.ENGLISH);
    private Shell shell;
    private Stage stage;
    private Preferences preferences;

    @AfterEach
    void over() {
        goOn.countDown();
        Toolkit.does(stage::hide);
        shell.close();
        preferences.close();
    }

    private static Rooms.Opened opened(LabSnapshot seen) {
        return Desks.of(
                        seen,
                        Language.ENGLISH,
                        Map.of("plugin", LabFrameTest::away, "followPluginLog", LabFrameTest::away))
                .lab()
                .rooms();
    }

    private static Object away(Object[] asked) {
        throw Failure.failed("ssh.unreachable", "ubuntu2", "192.168.56.12", 22);
    }

    private Rooms rooms(Path file) {
        return (Rooms) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(),
                new Class<?>[] {Rooms.class},
                (_, method, _) -> switch (method.getName()) {
                    case "labs" ->
                        List.of(
                                new Rooms.Listed(file, "lab"),
                                new Rooms.Listed(file.resolveSibling("labs/second.json"), "office"));
                    case "open" -> open.get();
                    default -> throw new AssertionError(method);
                });
    }

    private Scene window(Language language, double width, double height, boolean dark, String style) {
        try {
            Path file = Files.writeString(folder.resolve("lab.json"), "{}");
            Home home = new Home(folder, folder);
            preferences = new Preferences(home);
            languages = new Languages(language);
            stage = Toolkit.on(() -> {
                shell = new Shell(
                        new Given(rooms(file), works, languages, preferences, look, home, Platform::runLater));
                shell.setStyle(style);
                Stage made = Toolkit.stage(shell, width, height, dark);
                shell.begin();
                return made;
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return stage.getScene();
    }

    private Scene lab() {
        Scene scene = window(Language.ENGLISH, 1200, 730, false, "");
        Toolkit.await("the lab", () -> scene.lookup("#harbour-machine-ubuntu3") != null);
        return scene;
    }

    private void begin(String title) {
        Toolkit.does(() -> works.start(new SimpleStringProperty(title), _ -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            return true;
        }));
    }

    private static void press(Scene scene, String id) {
        Toolkit.does(() -> ((Button) scene.lookup(id)).fire());
    }

    private static void type(Scene scene, KeyCode code, boolean shortcut) {
        Toolkit.does(() -> Event.fireEvent(
                scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false)));
    }

    private static String title(Scene scene) {
        return Toolkit.on(() -> ((Labeled) scene.lookup(".title")).getText());
    }

    private boolean closes() {
        return Toolkit.on(() -> shell.mayClose(Closings.telling(done::add)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> found(Scene scene) {
        return ((ListView<Action>) scene.lookup("#palette-list"))
                .getItems().stream().map(action -> action.name().getValue()).toList();
    }

    @Test
    void pictures() {
        lab();
        Toolkit.picture("shell", stage.getScene());
        Toolkit.does(stage::hide);
        open = () -> opened(Desks.cutOff());
        begin("Move mysqldata to ubuntu3");
        begin("Migration demo");
        for (boolean small : new boolean[] {false, true}) {
            Scene scene = window(
                    small ? Language.ENGLISH : Language.CHINESE,
                    small ? 960 : 1200,
                    small ? 600 : 730,
                    !small,
                    small ? "-fx-font-size: 28px" : "");
            Toolkit.await("the lab", () -> scene.lookup("#rail-activity") != null);
            Toolkit.does(() -> ((ToggleButton) scene.lookup("#rail-activity")).fire());
            Toolkit.picture(small ? "shell-large" : "shell-chinese-dark", scene);
            Toolkit.does(stage::hide);
        }
        Scene small = window(Language.ENGLISH, 960, 600, false, "");
        Toolkit.await("the lab", () -> small.lookup("#rail-harbour") != null);
        Toolkit.does(() -> ((ToggleButton) small.lookup("#rail-harbour")).fire());
        Toolkit.picture("shell-small", small);
    }

    @Test
    void the_palette_has_every_page_every_object_and_what_can_be_done_on_pages_not_yet_seen() {
        Scene scene = lab();
        Toolkit.does(() -> scene.lookup("#rail-demo").requestFocus());
        press(scene, "#rail-palette");
        Toolkit.await("all pages", () -> found(scene).contains("Setup: Do the rest"));
        assertThat(Toolkit.on(() -> found(scene)))
                .contains(
                        "Volumes",
                        "Web service: Start the web service",
                        "mysqldata · Volumes",
                        "ubuntu3 · Guests",
                        "web in ubuntu2 · Guests",
                        "notes_local in ubuntu3 · Volumes",
                        "Open the lab office",
                        "Close window")
                .doesNotContain("Open the lab lab")
                .doesNotHaveDuplicates();
        Toolkit.picture("shell-palette", scene);
        type(scene, KeyCode.ESCAPE, false);
        assertThat(Toolkit.on(() -> scene.lookup("#rail-palette").isFocused()
                        || scene.lookup("#rail-demo").isFocused()))
                .as("the keyboard is where it was")
                .isTrue();
    }

    @Test
    void the_palette_has_what_can_be_done_with_each_object_and_with_what_runs() {
        open = () -> opened(unsettled());
        begin("Migration demo");
        Scene scene = lab();
        press(scene, "#rail-palette");
        Toolkit.await("all pages", () -> found(scene).contains("Settings: Larger text"));
        assertThat(Toolkit.on(() -> found(scene)))
                .contains(
                        "Cancel: Migration demo",
                        "Volumes: New volume",
                        "Volumes: Settle what was interrupted",
                        "Volumes: Detach volume spare",
                        "Volumes: Copy the Docker command of mysqldata",
                        "Volumes: Show the file of backup",
                        "Volumes: Remove volume backup",
                        "Volumes: Remove volume mysqldata",
                        "Machines: ubuntu3: Remove the IDE controller, set 30 ports",
                        "Guests: Reconfigure the driver in ubuntu2",
                        "Guests: Uninstall the driver in ubuntu2",
                        "Web service: Have the web service start at log-in",
                        "Demo: Open the report in the browser",
                        "Settings: Theme: Dark",
                        "Settings: Reduce motion",
                        "Settings: Show Mooring's folder",
                        "Settings: Smaller text")
                .doesNotContain("Volumes: Detach volume mysqldata", "Harbour: New volume")
                .doesNotHaveDuplicates();
        choose(scene, "notes_local in ubuntu3");
        assertThat(Toolkit.on(() -> ((Labeled) scene.lookup("#volumes-details-name")).getText()))
                .isEqualTo("notes_local");
        press(scene, "#rail-palette");
        choose(scene, "settings theme dark");
        assertThat(look.theme().get()).isEqualTo(Theme.DARK);
        press(scene, "#rail-palette");
        choose(scene, "reduce motion");
        assertThat(look.motion().get()).isFalse();
        press(scene, "#rail-palette");
        choose(scene, "remove volume spare");
        assertThat(scene.lookup(".volume-remove")).isNotNull();
        press(scene, "#rail-palette");
        choose(scene, "larger text");
        assertThat(look.textPercent().get()).isEqualTo(120);
        press(scene, "#rail-palette");
        choose(scene, "cancel migration");
        Toolkit.await("the end", () -> !works.busy());
    }

    private static void choose(Scene scene, String words) {
        Toolkit.does(() -> ((TextField) scene.lookup("#palette-field")).setText(words));
        assertThat(Toolkit.on(() -> found(scene))).hasSize(1);
        type(scene, KeyCode.ENTER, false);
    }

    /// A lab with something interrupted, an idle volume, and a machine as a newcomer has it.
    private static LabSnapshot unsettled() {
        LabSnapshot seen = Desks.interrupted();
        LabSnapshot.MachineView second = seen.machines().get(1);
        Machine newcomer = new Machine(
                second.name(),
                "0a1b2c3d-0000-4000-8000-000000000001",
                "PoweredOff",
                List.of(
                        new Machine.Controller("IDE", "IDE", 2, List.of()),
                        new Machine.Controller("SATA", "SATA", 1, List.of())));
        return new LabSnapshot(
                seen.taken(),
                seen.host(),
                List.of(
                        seen.machines().getFirst(),
                        new LabSnapshot.MachineView(second.wanted(), Optional.of(newcomer), second.guest())),
                Stream.concat(seen.volumes().stream(), Stream.of(Desks.volume("spare", 1, 1, "ubuntu2", 2, List.of())))
                        .toList(),
                seen.interrupted());
    }

    @Test
    void a_click_in_the_palette_does_what_it_hits_and_nothing_else() {
        Scene scene = lab();
        press(scene, "#rail-palette");
        Toolkit.await("all pages", () -> found(scene).contains("Settings: Larger text"));
        Toolkit.does(() -> ((TextField) scene.lookup("#palette-field")).setText("start the web service"));
        Toolkit.settle();
        click(scene, ListCell::isEmpty);
        click(scene, cell -> "Web service: Start the web service".equals(cell.getText()));
        assertThat(scene.lookup("#palette")).isNotNull();
        Toolkit.does(() -> click((ListView<?>) scene.lookup("#palette-list")));
        assertThat(scene.lookup("#palette")).isNotNull();
        assertThat(title(scene)).isEqualTo("Harbour");
        Toolkit.does(() -> ((TextField) scene.lookup("#palette-field")).setText("wiki"));
        Toolkit.settle();
        click(scene, cell -> "wiki_app in ubuntu3 · Guests".equals(cell.getText()));
        assertThat(scene.lookup("#palette")).isNull();
        assertThat(title(scene)).isEqualTo("Guests");
    }

    private static void click(Scene scene, Predicate<ListCell<?>> wanted) {
        Toolkit.does(() -> click(scene.lookup("#palette-list").lookupAll(".list-cell").stream()
                .<ListCell<?>>map(ListCell.class::cast)
                .filter(wanted)
                .findFirst()
                .orElseThrow()));
    }

    private static void click(Node node) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        0,
                        0,
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    @Test
    void pages_are_ready_before_one_goes_there() {
        Scene scene = lab();
        // In each turn of the window's thread one page is made, or laid out.
        for (int turn = 0; turn < 2 * Place.values().length; turn++) {
            Toolkit.does(() -> {});
        }
        assertThat(Toolkit.on(() -> {
                    ((ToggleButton) scene.lookup("#rail-volumes")).fire();
                    return scene.lookup("#volumes-table"); // in the skin of another
                }))
                .as("what a page looks like, before the window is drawn again")
                .isNotNull();
    }

    @Test
    void a_container_is_shown_with_its_guest() {
        Scene scene = lab();
        press(scene, "#rail-palette");
        Toolkit.does(() -> ((TextField) scene.lookup("#palette-field")).setText("wiki_app"));
        type(scene, KeyCode.ENTER, false);
        assertThat(title(scene)).isEqualTo("Guests");
        assertThat(scene.lookup("#palette")).isNull();
    }

    @Test
    void a_digit_goes_to_its_page_and_what_runs_to_the_activity() {
        Scene scene = lab();
        type(scene, KeyCode.DIGIT2, true);
        assertThat(title(scene)).isEqualTo("Volumes");
        begin("Move mysqldata to ubuntu3");
        begin("Migration demo");
        Button running = (Button) scene.lookup("#status-running");
        Toolkit.await("both", () -> running.getText().equals("Migration demo and 1 more…"));
        press(scene, "#status-running");
        assertThat(title(scene)).isEqualTo("Activity");
        goOn.countDown();
        Toolkit.await("the end", () -> running.getText().equals("Nothing runs"));
    }

    @Test
    void the_keyboard_goes_to_the_page_that_one_goes_to() {
        Scene scene = lab();
        for (int digit : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 1}) {
            Toolkit.does(() -> scene.lookup("#rail-demo").requestFocus());
            type(scene, KeyCode.getKeyCode(String.valueOf(digit)), true);
            Node page = Toolkit.on(() -> ((BorderPane) scene.lookup(".rail").getParent()).getCenter());
            assertThat(Toolkit.on(page::isFocusWithin)).as("on page %d", digit).isTrue();
            assertThat(Toolkit.on(() -> String.valueOf(scene.getFocusOwner().getId())))
                    .as("a key that comes too late on page %d stops nothing", digit)
                    .doesNotContain("-stop", "-restart", "-off");
            // Setup can be asked for nothing while it looks at the lab.
            Toolkit.await(
                    "setup to have looked",
                    () -> page.lookup("#setup-check") == null
                            || !page.lookup("#setup-check").isDisabled());
            Toolkit.does(() -> page.requestFocusTraversal(TraversalDirection.NEXT));
            assertThat(Toolkit.on(() -> isWithin(scene.getFocusOwner(), page)))
                    .as("Tab begins on page %d", digit)
                    .isTrue();
        }
    }

    private static boolean isWithin(Node node, Node page) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(page::equals);
    }

    private static boolean isIn(Node node, String selector) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent)
                .anyMatch(one -> one.equals(one.getScene().lookup(selector)));
    }

    @Test
    void a_pane_in_which_something_was_typed_stays_while_one_looks_at_another_page() {
        Scene scene = lab();
        newVolume(scene);
        TextField name = (TextField) scene.lookup("#volumes-create-name");
        Toolkit.does(() -> name.setText("photos"));
        type(scene, KeyCode.DIGIT3, true);
        assertThat(title(scene)).isEqualTo("Machines");
        assertThat(scene.lookup("#volumes-create-name")).isSameAs(name);
        assertThat(Toolkit.on(() -> isIn(scene.getFocusOwner(), ".volume-create")))
                .isFalse();
        Toolkit.picture("shell-typed-elsewhere", scene);
        Toolkit.does(() -> name.setText(""));
        type(scene, KeyCode.DIGIT2, true);
        assertThat(scene.lookup("#volumes-create-name")).isNull();
    }

    @Test
    void what_failed_is_said_in_the_language_that_is_chosen_meanwhile() {
        Scene scene = lab();
        fail("wiki");
        Toolkit.await("the notice", () -> scene.lookup(".toast-kept") != null);
        Toolkit.does(() -> languages.current().set(Language.CHINESE));
        assertThat(Toolkit.on(() -> ((Labeled) scene.lookup(".toast")).getText()))
                .startsWith("失败：wiki\n")
                .doesNotContain("does not answer");
    }

    @Test
    void how_something_ended_is_said_above_the_status_line_and_leaves_the_keys_to_what_is_open() {
        Scene scene = lab();
        begin("Migration demo");
        newVolume(scene);
        goOn.countDown();
        Toolkit.await("the notice", () -> scene.lookup(".toast") != null);
        Toolkit.picture("shell-notice", scene);
        assertThat(Toolkit.on(() -> ((Labeled) scene.lookup(".toast")).getText()))
                .isEqualTo("Done: Migration demo");
        assertThat(bounds(scene, ".toast").getMaxY())
                .isLessThanOrEqualTo(bounds(scene, ".status-line").getMinY());
        assertThat(bounds(scene, ".toast").intersects(bounds(scene, ".volume-create")))
                .isFalse();
        type(scene, KeyCode.ESCAPE, false);
        assertThat(scene.lookup(".volume-create")).isNull();
        press(scene, ".toast");
        assertThat(title(scene)).isEqualTo("Activity");
        assertThat(scene.lookup(".toast")).isNull();
    }

    @Test
    void what_failed_is_said_until_it_is_closed_or_looked_at() {
        Scene scene = lab();
        fail("Detach volume wiki");
        Toolkit.await("the notice", () -> scene.lookup(".toast-kept") != null);
        Toolkit.picture("shell-notice-failed", scene);
        assertThat(bounds(scene, ".toast-kept").intersects(bounds(scene, ".rail")))
                .isFalse();
        press(scene, ".toast-close");
        assertThat(scene.lookup(".toast-kept")).isNull();
        for (int i = 0; i < 4; i++) {
            fail("Detach volume wiki");
        }
        Toolkit.await("their ends", () -> !works.busy());
        assertThat(scene.getRoot().lookupAll(".toast-kept")).hasSize(3);
        type(scene, KeyCode.DIGIT8, true);
        assertThat(title(scene)).isEqualTo("Activity");
        assertThat(scene.lookup(".toast-kept")).isNull();
    }

    private void fail(String title) {
        Toolkit.does(() -> works.start(new SimpleStringProperty(title), _ -> {
            throw Failure.failed("ssh.unreachable", "ubuntu2", "192.168.56.12", 22);
        }));
    }

    @Test
    void how_that_ended_which_was_begun_in_the_open_pane_is_said_there_alone() {
        Scene scene = lab();
        newVolume(scene);
        begin("Create volume photos");
        goOn.countDown();
        Toolkit.await("its end", () -> !works.busy());
        assertThat(scene.lookup(".volume-create")).isNotNull();
        assertThat(scene.lookup(".toast")).isNull();
    }

    private static void newVolume(Scene scene) {
        Toolkit.does(() -> ((ToggleButton) scene.lookup("#rail-volumes")).fire());
        press(scene, "#volumes-create");
    }

    private static Bounds bounds(Scene scene, String id) {
        return Toolkit.on(() -> {
            Node node = scene.lookup(id);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    @Test
    void escape_closes_the_palette_wherever_the_keyboard_is_and_another_page_closes_it_too() {
        Scene scene = lab();
        press(scene, "#rail-palette");
        Toolkit.does(() -> scene.lookup("#rail-demo").requestFocus());
        type(scene, KeyCode.ESCAPE, false);
        assertThat(scene.lookup("#palette")).isNull();
        press(scene, "#rail-palette");
        type(scene, KeyCode.DIGIT4, true);
        assertThat(title(scene)).isEqualTo("Guests");
        assertThat(scene.lookup("#palette")).isNull();
    }

    @Test
    void the_rail_counts_the_volumes_as_their_page_does() {
        Scene scene = lab();
        assertThat(Toolkit.on(() -> ((Labeled) scene.lookup("#rail-volumes .rail-count")).getText()))
                .as("three of the lab, one of a guest's own")
                .isEqualTo("4");
    }

    @Test
    void a_window_in_which_nothing_runs_closes() {
        lab();
        assertThat(closes()).isTrue();
    }

    @Test
    void a_window_in_which_something_runs_asks_before_it_closes() {
        Scene scene = lab();
        begin("Migration demo");
        assertThat(closes()).isFalse();
        Toolkit.picture("shell-quit", scene);
        assertThat(Toolkit.on(() -> scene.lookup("#quit-stay").isFocused())).isTrue();
        assertThat(Toolkit.on(() -> scene.lookup("#quit .button:default")))
                .as("one button alone stands out")
                .isNull();
        press(scene, "#quit-stay");
        assertThat(scene.lookup("#quit")).isNull();
        assertThat(closes()).isFalse();
        press(scene, "#quit-background");
        assertThat(done).containsExactly("hidden");
        goOn.countDown();
        Toolkit.await("the end", () -> done.contains("quit"));
    }

    @Test
    void what_runs_is_cancelled_before_the_window_closes_where_that_is_wanted() {
        Scene scene = lab();
        begin("Migration demo");
        assertThat(closes()).isFalse();
        press(scene, "#quit-cancel");
        Toolkit.await("the end", () -> done.contains("quit"));
        assertThat(done).doesNotContain("hidden");
    }

    @Test
    void a_lab_that_does_not_open_says_why_over_the_labs_there_are_and_can_be_tried_again() {
        open = () -> {
            throw Failure.failed("lab.missing", folder.resolve("lab.json"));
        };
        Scene scene = window(Language.ENGLISH, 960, 600, false, "");
        Toolkit.await("why", () -> scene.lookup("#not-opened") != null);
        Toolkit.await("the labs", () -> scene.lookup("#start-lab-office") != null);
        Toolkit.picture("start-failed", scene);
        assertThat(scene.lookup("#start-practice")).isNotNull();
        open = () -> opened(Desks.lively());
        press(scene, "#start-lab-lab");
        Toolkit.await("the lab", () -> scene.lookup("#harbour-machine-ubuntu3") != null);
    }

    @Test
    void a_lab_that_takes_its_time_can_be_given_up_and_is_closed_then() {
        CountDownLatch closed = new CountDownLatch(1);
        open = () -> {
            awaitDeafly();
            return (Rooms.Opened) Proxy.newProxyInstance(
                    Rooms.class.getClassLoader(), new Class<?>[] {Rooms.Opened.class}, (_, method, _) -> {
                        assertThat(method.getName()).isEqualTo("close");
                        closed.countDown();
                        return null;
                    });
        };
        Scene scene = window(Language.ENGLISH, 960, 600, false, "");
        Toolkit.await("the waiting", () -> scene.lookup("#opening-cancel") != null);
        Toolkit.picture("shell-opening", scene);
        press(scene, "#opening-cancel");
        Toolkit.await("the labs there are", () -> scene.lookup("#start-lab-lab") != null);
        goOn.countDown();
        assertThat(awaited(closed)).isTrue();
    }

    /// As what does not listen to interruptions.
    private void awaitDeafly() {
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_menu_bar_has_what_is_done_without_a_page() {
        lab();
        List<Menu> menus = Toolkit.on(
                () -> List.copyOf(shell.systemMenu(() -> done.add("close")).getMenus()));
        assertThat(menus).extracting(MenuItem::getText).containsExactly("Lab", "Go", "Help");
        Toolkit.does(() -> menus.getFirst().getItems().getLast().fire());
        assertThat(done).containsExactly("close");
        Toolkit.does(() -> menus.getLast().getItems().getFirst().fire());
        Toolkit.picture("shell-about", stage.getScene());
        assertThat(menus.get(1).getItems()).hasSize(11);
    }

    @Test
    void a_window_in_which_nothing_happens_comes_to_rest() {
        Scene scene = lab();
        Toolkit.settle();
        assertThat(Toolkit.on(() -> {
                    scene.getRoot().layout();
                    return scene.getRoot().isNeedsLayout();
                }))
                .isFalse();
    }
}
