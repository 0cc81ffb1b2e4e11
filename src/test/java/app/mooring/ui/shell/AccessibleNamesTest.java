package app.mooring.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.setup.Checkups;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Works;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a screen reader says of what the keyboard reaches.
@OnToolkit
@Timeout(60)
class AccessibleNamesTest {
    @TempDir
    private Path folder;

    private static Object away(Object[] asked) {
        throw Failure.failed("ssh.unreachable", "ubuntu2", "192.168.56.12", 22);
    }

    private static Rooms rooms() {
        Rooms.Opened opened = Desks.of(
                        Desks.interrupted(),
                        Language.ENGLISH,
                        Map.of(
                                "plugin", AccessibleNamesTest::away,
                                "followPluginLog", AccessibleNamesTest::away,
                                "followWebServiceLog", AccessibleNamesTest::away,
                                "webServiceClients",
                                        _ -> List.of(new Rooms.WebServiceClient("127.0.0.1:4711", "", false)),
                                "startsAtLogIn", _ -> true,
                                "planDemo", _ -> List.of(),
                                "doctor", _ -> Checkups.half()))
                .lab()
                .rooms();
        return (Rooms) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(),
                new Class<?>[] {Rooms.class},
                (_, method, _) -> switch (method.getName()) {
                    case "labs" ->
                        List.of(
                                new Rooms.Listed(Path.of("lab.json"), "lab"),
                                new Rooms.Listed(Path.of("labs/second.json"), "office"));
                    case "open" -> opened;
                    default -> throw new AssertionError(method);
                });
    }

    @Test
    void on_every_page_all_that_the_keyboard_reaches_has_a_name() {
        Preferences preferences = new Preferences(new Home(folder, folder));
        Shell shell = Toolkit.on(() -> new Shell(new Given(
                rooms(),
                new Works(Platform::runLater),
                new Languages(Language.ENGLISH),
                preferences,
                new Look(),
                new Home(folder, folder),
                Platform::runLater)));
        Stage stage = Toolkit.on(() -> {
            Stage made = Toolkit.stage(shell, 1200, 760, false);
            shell.begin();
            return made;
        });
        Scene scene = stage.getScene();
        Toolkit.await("the lab", () -> scene.lookup("#labs") != null);
        List<String> nameless = new ArrayList<>();
        for (Place place : Place.values()) {
            String id = "#rail-" + place.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Toolkit.does(() -> ((ToggleButton) scene.lookup(id)).fire());
            Toolkit.await(place.name(), () -> place != Place.SETUP || scene.lookup(".requirement") != null);
            Toolkit.settle();
            Toolkit.does(() -> assertThat(reached(scene.getRoot())).hasSizeGreaterThan(10));
            nameless.addAll(Toolkit.on(() -> nameless(place, scene)));
        }
        Toolkit.does(() -> ((Button) scene.lookup("#rail-palette")).fire());
        nameless.addAll(Toolkit.on(() -> nameless(Place.SETTINGS, scene)));
        assertThat(nameless).isEmpty();
        assertThat(scene.lookup("#labs").getAccessibleText()).isEqualTo("Lab: lab");
        assertThat(scene.lookup("#language").getAccessibleText()).isEqualTo("Language: English");
        Toolkit.does(stage::close);
        shell.close();
        preferences.close();
    }

    private static List<String> nameless(Place place, Scene scene) {
        return reached(scene.getRoot()).stream()
                .filter(node -> !isNamed(node))
                .map(node -> place + ": " + node)
                .toList();
    }

    /// What something is typed or chosen in is named by its label: an accessible text is heard instead of what is in
    /// it.
    private static boolean isNamed(Node node) {
        if (node instanceof TextInputControl || node instanceof ChoiceBox<?> || node instanceof ComboBoxBase<?>) {
            return !says(node.getAccessibleText())
                    && node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Label label
                    && says(label.getText());
        }
        return says(node.getAccessibleText()) || (node instanceof Labeled labeled && says(labeled.getText()));
    }

    private static boolean says(String text) {
        return text != null && !text.isBlank();
    }

    private static List<Node> reached(Node node) {
        return all(node).filter(Node::isFocusTraversable).toList();
    }

    /// It, and all in it that can be seen.
    private static Stream<Node> all(Node node) {
        if (!node.isVisible()) {
            return Stream.of();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(AccessibleNamesTest::all))
                : Stream.of(node);
    }
}
