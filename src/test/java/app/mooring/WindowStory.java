package app.mooring;

import app.mooring.lab.LabSnapshot;
import app.mooring.practice.guest.Bundles;
import app.mooring.settings.Home;
import app.mooring.ui.Toolkit;
import app.mooring.ui.WindowOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A story told in the window on a practice lab, by clicks and keys only. Its steps share one lab, in their
/// order; each leaves nothing on top of the page.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class WindowStory {
    static final FxRobot ROBOT = new FxRobot();

    private WindowOf window;

    /// Opens the window as on a first start, and the practice lab by a click.
    @BeforeAll
    void a_newcomer_tries_the_practice_lab(@TempDir Path folder) throws IOException {
        System.setProperty("testfx.robot", "glass");
        Home home = new Home(folder.resolve("home"), folder);
        // MySQL's server is unpacked once for all tests.
        Path cache =
                Files.createDirectories(Path.of("target", "practice-cache")).toAbsolutePath();
        Files.createSymbolicLink(Files.createDirectories(home.folder()).resolve("cache"), cache);
        Bundles.make(folder.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        window = WindowOf.with(new Mooring(home, folder), home);
        click("#start-practice");
        await("the lab is drawn", () -> find("#harbour-machine-ubuntu3").isPresent());
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
        Optional<Node> inWindow = Optional.ofNullable(window.scene().getRoot().lookup(query));
        return inWindow.or(() -> Window.getWindows().stream()
                .filter(over -> over.isShowing() && over != window.scene().getWindow())
                .map(over -> over.getScene().getRoot().lookup(query))
                .filter(Objects::nonNull)
                .findFirst());
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

    /// Clicks it with the mouse, once it is there, enabled and has come to rest.
    void click(String query) {
        awaitReady(query);
        ROBOT.clickOn(node(query));
    }

    void awaitReady(String query) {
        await(
                query + " can be clicked",
                () -> find(query)
                        .filter(node -> !node.isDisabled() && node.isVisible())
                        .isPresent());
        Toolkit.settle();
    }

    Node node(String query) {
        return Toolkit.on(() -> find(query).orElseThrow());
    }

    String text(String query) {
        return Toolkit.on(() -> textOf(find(query).orElseThrow()));
    }

    /// Presses the keys together and lets them go.
    void keys(KeyCode... keys) {
        ROBOT.press(keys).release(keys);
        Toolkit.settle();
    }

    /// Replaces what is in the field, typed key by key.
    void type(String query, String text) {
        click(query);
        ROBOT.press(KeyCode.SHORTCUT, KeyCode.A).release(KeyCode.A, KeyCode.SHORTCUT);
        ROBOT.write(text);
        awaitText(query, text::equals);
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
