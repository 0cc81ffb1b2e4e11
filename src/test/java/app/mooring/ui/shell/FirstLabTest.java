package app.mooring.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.labform.Discoveries;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnToolkit
class FirstLabTest {
    @TempDir
    Path folder;

    private Preferences preferences;

    @AfterEach
    void all_is_written() {
        preferences.close();
    }

    private static void press(Scene scene, String id) {
        Toolkit.does(() -> ((Button) scene.lookup(id)).fire());
    }

    private Stage begin(Discoveries discoveries) {
        return Toolkit.on(() -> {
            Home home = new Home(folder, folder);
            preferences = new Preferences(home);
            Shell shell = new Shell(new Given(
                    discoveries.rooms(),
                    new Works(Platform::runLater),
                    new Languages(Language.ENGLISH),
                    preferences,
                    new Look(),
                    home,
                    Platform::runLater));
            Stage stage = Toolkit.stage(shell, 1200, 760, false);
            shell.begin();
            return stage;
        });
    }

    @Test
    void who_has_no_lab_describes_one_or_goes_back() {
        Stage stage = begin(new Discoveries("ubuntu2").withoutLabs());
        Scene scene = stage.getScene();
        Toolkit.await("the two ways", () -> scene.lookup("#start-own") != null);
        press(scene, "#start-own");
        assertThat(scene.lookup("#lab-form")).isNotNull();
        press(scene, "#lab-cancel");
        assertThat(scene.lookup("#lab-form")).isNull();
        assertThat(scene.lookup("#start-practice")).isNotNull();
        Toolkit.does(stage::close);
    }

    private static void type(Scene scene, KeyCode code, boolean shortcut) {
        Toolkit.does(() -> Event.fireEvent(
                scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> found(Scene scene) {
        return Toolkit.on(() -> ((ListView<Action>) scene.lookup("#palette-list"))
                .getItems().stream().map(action -> action.name().getValue()).toList());
    }

    private static void choose(Scene scene, String words) {
        Toolkit.does(() -> ((TextField) scene.lookup("#palette-field")).setText(words));
        assertThat(found(scene)).hasSize(1);
        type(scene, KeyCode.ENTER, false);
    }

    @Test
    void the_palette_has_what_there_is_to_begin_with_and_over_the_form_nothing_that_leaves_it() {
        List<String> asked = new ArrayList<>();
        Stage stage = begin(new Discoveries("ubuntu2").withoutLabs());
        Scene scene = stage.getScene();
        Toolkit.does(() -> stage.setOnCloseRequest(request -> {
            asked.add("close");
            request.consume();
        }));
        Toolkit.await("the two ways", () -> scene.lookup("#start-own") != null);
        type(scene, KeyCode.K, true);
        Toolkit.picture("start-palette", scene);
        assertThat(found(scene))
                .contains(
                        "Try the practice lab",
                        "New lab…",
                        "English",
                        "简体中文",
                        "Theme: Dark",
                        "About Mooring",
                        "Close window");
        choose(scene, "about");
        assertThat(scene.lookup("#palette")).isNull();
        Toolkit.picture("start-about", scene);
        assertThat(scene.lookup(".pane")).isNotNull();
        type(scene, KeyCode.ESCAPE, false);
        type(scene, KeyCode.K, true);
        choose(scene, "close window");
        assertThat(asked).containsExactly("close");
        press(scene, "#start-own");
        type(scene, KeyCode.K, true);
        assertThat(found(scene))
                .containsExactlyInAnyOrder(
                        "English",
                        "简体中文",
                        "Theme: As the system",
                        "Theme: Light",
                        "Theme: Dark",
                        "About Mooring",
                        "Close window");
        type(scene, KeyCode.ESCAPE, false);
        assertThat(scene.lookup("#palette")).isNull();
        assertThat(scene.lookup("#lab-form")).isNotNull();
        Toolkit.does(stage::close);
    }

    @Test
    void a_host_key_is_decided_on_before_there_is_a_lab() {
        Stage stage = begin(new Discoveries("unknown").withoutLabs());
        Scene scene = stage.getScene();
        Toolkit.await("the two ways", () -> scene.lookup("#start-own") != null);
        press(scene, "#start-own");
        Toolkit.await("the machine", () -> scene.lookup("#lab-machine-unknown") != null);
        Toolkit.does(() -> ((CheckBox) scene.lookup("#lab-machine-unknown")).fire());
        Toolkit.await("the unknown key", () -> scene.lookup("#lab-host-key") != null);
        press(scene, "#lab-host-key");
        Toolkit.await("the question", () -> scene.lookup("#hostkey-trust") != null);
        Toolkit.picture("host-key-over-form", scene);
        press(scene, "#hostkey-trust");
        Toolkit.await(
                "the answer", () -> scene.lookup("#lab-host-key") == null && scene.lookup("#hostkey-trust") == null);
        assertThat(scene.lookup("#lab-form")).isNotNull();
        Toolkit.does(stage::close);
    }
}
