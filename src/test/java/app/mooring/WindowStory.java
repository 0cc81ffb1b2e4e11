package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot;
import app.mooring.practice.guest.Bundles;
import app.mooring.settings.Home;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.WindowOf;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;

/// A story told in the window, on a practice lab where nothing else is said, by clicks and keys only. Its steps share
/// one lab, in their order; each leaves nothing on top of the page.
@OnToolkit
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class WindowStory {
    /// For what takes its time as a hand does: a drag.
    static final FxRobot ROBOT = new FxRobot();

    /// Does not wait after each move and key: what comes of it is waited for.
    private static final BaseRobot HAND = ROBOT.robotContext().getBaseRobot();

    private static final KeyCode SHORTCUT =
            System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;

    private static final List<String> PAGES =
            List.of("volumes", "machines", "guests", "web-service", "setup", "demo", "activity", "settings", "harbour");

    private static final long ANSWER_MILLIS = 100;
    private static final long NANOS_OF_MILLI = 1_000_000;

    private WindowOf window;

    @BeforeAll
    void a_newcomer_opens_the_window(@TempDir Path folder) throws IOException {
        System.setProperty("testfx.robot", "glass");
        window = opened(folder);
        openLab();
        await("the lab is drawn", () -> find("#harbour-machine-ubuntu3").isPresent());
    }

    /// The window, as on a first start.
    WindowOf opened(Path folder) throws IOException {
        Home home = new Home(folder.resolve("home"), folder);
        // MySQL's server is unpacked once for all tests.
        Path cache =
                Files.createDirectories(Path.of("target", "practice-cache")).toAbsolutePath();
        Files.createSymbolicLink(Files.createDirectories(home.folder()).resolve("cache"), cache);
        Bundles.make(folder.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        return WindowOf.with(new Mooring(home, folder), home);
    }

    /// Opens the practice lab by a click.
    void openLab() {
        click("#start-practice");
    }

    @AfterAll
    void the_window_is_closed() {
        window.close();
    }

    WindowOf window() {
        return window;
    }

    /// The first node of that selector, in the window or in what pops up over it (a menu, a list). On the
    /// window's thread.
    Optional<Node> find(String query) {
        return windows().flatMap(root -> Stream.ofNullable(root.lookup(query))).findFirst();
    }

    private Stream<Parent> windows() {
        return Stream.concat(
                Stream.of(window.scene().getRoot()),
                Window.getWindows().stream()
                        .filter(over ->
                                over.isShowing() && !over.equals(window.scene().getWindow()))
                        .map(over -> over.getScene().getRoot()));
    }

    void await(String what, BooleanSupplier holds) {
        Toolkit.await(what, holds);
    }

    void await(String query) {
        await(query, () -> find(query).isPresent());
    }

    void awaitGone(String query) {
        await("no " + query, () -> find(query).isEmpty());
    }

    void awaitText(String query, Predicate<String> holds) {
        await(
                "the text of " + query,
                () -> find(query).map(WindowStory::textOf).filter(holds).isPresent());
    }

    /// Waits until what the lab looks like satisfies that.
    void awaitLab(String what, Predicate<LabSnapshot> holds) {
        await(
                what,
                () -> holds.test(Objects.requireNonNull(window.lab().snapshot().get())));
    }

    void awaitMachine(String name, String what, Predicate<LabSnapshot.MachineView> holds) {
        awaitLab(name + " " + what, lab -> lab.machine(name).filter(holds).isPresent());
    }

    /// Clicks it with the mouse, once it is there, enabled and has come to rest. Where it is out of sight the wheel
    /// is turned first.
    void click(String query) {
        awaitReady(query);
        reveal(query);
        click(() -> find(query).orElseThrow());
    }

    /// Finds and clicks it in one: between two tasks of the window's thread it may be drawn anew.
    void click(Supplier<? extends Node> node) {
        Toolkit.does(() -> {
            point(node.get());
            press();
        });
        Toolkit.settle();
    }

    private static void press() {
        HAND.pressMouse(MouseButton.PRIMARY);
        HAND.releaseMouse(MouseButton.PRIMARY);
    }

    /// Clicks what says just that, in the window or in what pops up over it.
    void clickText(String text) {
        click(() -> windows()
                .flatMap(root -> root.lookupAll(".label").stream())
                .filter(node -> node instanceof Labeled label && text.equals(label.getText()) && seen(label))
                .findFirst()
                .orElseThrow());
    }

    /// On the window's thread.
    private static void point(Node node) {
        HAND.moveMouse(middle(node));
    }

    private static Point2D middle(Node node) {
        Bounds at = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(at.getCenterX(), at.getCenterY());
    }

    /// Where it is on the screen.
    Point2D place(String query) {
        return Toolkit.on(() -> middle(find(query).orElseThrow()));
    }

    private void reveal(String query) {
        Optional<ScrollPane> pane = Toolkit.on(() -> around(find(query).orElseThrow()));
        while (pane.isPresent() && Toolkit.on(() -> hidden(query, pane.get())) != 0) {
            Toolkit.does(() -> point(pane.get()));
            ROBOT.scroll(
                    Toolkit.on(() -> hidden(query, pane.get())) > 0 ? VerticalDirection.DOWN : VerticalDirection.UP);
            Toolkit.settle();
        }
    }

    /// Whether it is not scrolled out of sight.
    boolean isInSight(String query) {
        return Toolkit.on(() -> around(find(query).orElseThrow())
                .map(pane -> hidden(query, pane))
                .orElse(0)
                .equals(0));
    }

    private static Optional<ScrollPane> around(Node node) {
        Node parent = node.getParent();
        while (parent != null && !(parent instanceof ScrollPane)) {
            parent = parent.getParent();
        }
        return Optional.ofNullable((ScrollPane) parent);
    }

    /// Less than zero where it lies above what is seen of the pane, more where it lies below.
    private int hidden(String query, ScrollPane pane) {
        Node node = find(query).orElseThrow();
        Bounds seen = pane.localToScene(pane.getBoundsInLocal());
        double middle = node.localToScene(node.getBoundsInLocal()).getCenterY();
        return middle < seen.getMinY() ? -1 : middle > seen.getMaxY() ? 1 : 0;
    }

    void awaitReady(String query) {
        await(
                query + " can be clicked",
                () -> find(query)
                        .filter(node -> !node.isDisabled() && seen(node))
                        .isPresent());
        Toolkit.settle();
    }

    private static boolean seen(Node node) {
        return node.isVisible() && (node.getParent() == null || seen(node.getParent()));
    }

    String text(String query) {
        return Toolkit.on(() -> textOf(find(query).orElseThrow()));
    }

    /// Presses the keys together and lets them go.
    void keys(KeyCode... keys) {
        List<KeyCode> all = Arrays.stream(keys)
                .map(key -> key == KeyCode.SHORTCUT ? SHORTCUT : key)
                .toList();
        all.forEach(HAND::pressKeyboard);
        all.reversed().forEach(HAND::releaseKeyboard);
        Toolkit.settle();
    }

    /// Types it where the keyboard is.
    void write(String text) {
        text.chars()
                .forEach(letter -> HAND.typeKeyboard(window.scene(), KeyCode.UNDEFINED, Character.toString(letter)));
        Toolkit.settle();
    }

    /// Replaces what is in the field, typed key by key.
    void type(String query, String text) {
        click(query);
        keys(KeyCode.SHORTCUT, KeyCode.A);
        keys(KeyCode.DELETE);
        write(text);
        awaitText(query, text::equals);
    }

    /// Opens the list of choices, and clicks the one of that text.
    void choose(String query, String text) {
        click(query);
        clickText(text);
        awaitGone(".context-menu");
    }

    /// Clicks it, and the window's thread has done with that in a tenth of a second, the new layout included.
    void clickIsAnswered(String query) {
        awaitReady(query);
        reveal(query);
        clickIsAnswered(query, () -> find(query).orElseThrow());
    }

    void clickIsAnswered(String what, Supplier<? extends Node> node) {
        isAnswered(what, () -> point(node.get()), WindowStory::press);
        Toolkit.settle();
    }

    void keysAreAnswered(KeyCode... keys) {
        List<KeyCode> all = List.of(keys);
        isAnswered(all.toString(), () -> {}, () -> {
            all.forEach(HAND::pressKeyboard);
            all.reversed().forEach(HAND::releaseKeyboard);
        });
        Toolkit.settle();
    }

    /// The table's first column, from top to bottom.
    Stream<TableCell<?, ?>> cells() {
        return find("#volumes-table").orElseThrow().lookupAll(".table-row-cell").stream()
                .filter(row -> row.isVisible() && !((TableRow<?>) row).isEmpty())
                .sorted(Comparator.comparingInt(row -> ((TableRow<?>) row).getIndex()))
                .map(row -> (TableCell<?, ?>) row.lookup(".table-cell"));
    }

    static String name(TableCell<?, ?> cell) {
        return cell.getGraphic() instanceof Labeled label ? label.getText() : cell.getText();
    }

    /// On the window's thread.
    Node row(String volume) {
        return cells().filter(cell -> name(cell).equals(volume)).findFirst().orElseThrow();
    }

    /// Every page by the rail, the palette, a row of the table of volumes, a form, typing.
    void everyClickIsAnswered() {
        for (String page : PAGES) {
            clickIsAnswered("#rail-" + page);
        }
        keysAreAnswered(KeyCode.CONTROL, KeyCode.K);
        await("#palette");
        keysAreAnswered(KeyCode.ESCAPE);
        awaitGone("#palette");
        clickIsAnswered("#rail-volumes");
        clickIsAnswered("mysqldata in the table", () -> row("mysqldata"));
        awaitText("#volumes-details-name", "mysqldata"::equals);
        clickIsAnswered("#volumes-create");
        await(".volume-create");
        keysAreAnswered(KeyCode.ESCAPE);
        awaitGone(".volume-create");
        click("#volumes-filter");
        keysAreAnswered(KeyCode.M);
        awaitText("#volumes-filter", "m"::equals);
        keysAreAnswered(KeyCode.BACK_SPACE);
        awaitText("#volumes-filter", String::isEmpty);
    }

    /// Counts what the window's thread computes and what it waits for others, and not how long this machine lets it
    /// wait for a processor: that would say something about the machine.
    ///
    /// @param before what is not counted
    private void isAnswered(String what, Runnable before, Runnable hand) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.setThreadContentionMonitoringEnabled(true);
        long millis = Toolkit.on(() -> {
            before.run();
            long begin = busyOrHeld(threads);
            hand.run();
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return busyOrHeld(threads) - begin;
        });
        assertThat(millis).as("milliseconds for " + what).isLessThan(ANSWER_MILLIS);
    }

    private static long busyOrHeld(ThreadMXBean threads) {
        ThreadInfo window = threads.getThreadInfo(Thread.currentThread().threadId());
        return threads.getCurrentThreadCpuTime() / NANOS_OF_MILLI + window.getBlockedTime() + window.getWaitedTime();
    }

    /// Opens a page by its button in the rail.
    void open(String page) {
        click("#rail-" + page);
    }

    void picture(String name) {
        window.picture(name);
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case javafx.scene.text.Text text -> text.getText();
            default -> throw new AssertionError(node + " has no text");
        };
    }
}
