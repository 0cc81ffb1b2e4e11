package app.mooring.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.labform.Discoveries;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Theme;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@OnToolkit
class SettingsPageTest {
    private final Look look = new Look();
    private final List<Path> opened = new CopyOnWriteArrayList<>();

    private SettingsPage page(Language language) {
        return page(Desks.of(Desks.lively(), language, Map.of()));
    }

    private SettingsPage page(Desk desk) {
        return page(desk, opened::add);
    }

    private SettingsPage page(Desk desk, Consumer<Path> showFolder) {
        SettingsPage page = new SettingsPage(
                desk,
                new Desks.Kepts(),
                look,
                new Surroundings(
                        new Discoveries("ubuntu2", "ubuntu3").rooms(),
                        Path.of("/home/ada"),
                        Path.of("/home/ada/.config/mooring"),
                        "0.1.0",
                        HostKeyQuestion.NO,
                        opened::add,
                        showFolder));
        page.shown();
        return page;
    }

    private Stage stage(Language language, double width, double height, boolean dark) {
        Stage stage = Toolkit.on(() -> Toolkit.stage(page(language).node(), width, height, dark));
        Toolkit.await("the labs", () -> stage.getScene().lookup("#settings-open-office") != null);
        return stage;
    }

    private static void press(Scene scene, String id) {
        Toolkit.does(() -> ((Button) scene.lookup(id)).fire());
    }

    @Test
    void what_is_chosen_is_what_the_window_is_to_look_like() {
        Stage stage = stage(Language.ENGLISH, 1200, 760, false);
        Scene scene = stage.getScene();
        Toolkit.picture("settings", scene);
        Toolkit.does(() -> {
            ((ToggleButton) scene.lookup("#settings-theme-dark")).fire();
            ((Slider) scene.lookup("#settings-text-size")).setValue(149);
            ((CheckBox) scene.lookup("#settings-motion")).fire();
        });
        assertThat(look.theme().get()).isEqualTo(Theme.DARK);
        assertThat(look.textPercent().get()).isEqualTo(150);
        assertThat(look.motion().get()).isFalse();
        Toolkit.does(() -> {
            @SuppressWarnings("unchecked")
            ChoiceBox<Language> language = (ChoiceBox<Language>) scene.lookup("#settings-language");
            language.setValue(Language.CHINESE);
            assertThat(((Label) scene.lookup(".title")).getText()).isEqualTo("设置");
        });
        Toolkit.does(stage::close);
    }

    @Test
    void other_labs_are_opened_and_the_folder_is_shown() {
        Stage stage = stage(Language.ENGLISH, 1200, 760, false);
        press(stage.getScene(), "#settings-open-office");
        press(stage.getScene(), "#settings-show-folder");
        Toolkit.await("the folder", () -> opened.size() == 2);
        assertThat(opened)
                .containsExactly(
                        Path.of("/home/ada/.config/mooring/labs/second.json"), Path.of("/home/ada/.config/mooring"));
        Toolkit.does(stage::close);
    }

    @Test
    void the_open_lab_is_changed_in_the_page_and_opened_anew() {
        Stage stage = stage(Language.ENGLISH, 1200, 760, false);
        Scene scene = stage.getScene();
        press(scene, "#settings-lab");
        assertThat(scene.lookup("#lab-form")).isNotNull();
        press(scene, "#lab-cancel");
        assertThat(scene.lookup("#lab-form")).isNull();
        press(scene, "#settings-lab");
        press(scene, "#lab-save");
        Toolkit.await("it is opened anew", () -> !opened.isEmpty());
        assertThat(opened).containsExactly(Path.of("labs/lab.json"));
        Toolkit.does(stage::close);
    }

    @Test
    void who_asks_for_the_form_again_finds_what_was_typed() {
        SettingsPage page = Toolkit.on(() -> page(Language.ENGLISH));
        Stage stage = Toolkit.on(() -> Toolkit.stage(page.node(), 1200, 760, false));
        Action edit = Toolkit.on(() -> page.actions().stream()
                .filter(action -> action.name().getValue().startsWith("Lab settings"))
                .findFirst()
                .orElseThrow());
        Toolkit.does(edit.doing());
        Toolkit.does(() -> ((TextField) stage.getScene().lookup("#lab-address")).setText("192.168.56.9"));
        Toolkit.does(edit.doing());
        assertThat(Toolkit.on(() -> ((TextField) stage.getScene().lookup("#lab-address")).getText()))
                .isEqualTo("192.168.56.9");
        Toolkit.does(page::close);
        Toolkit.does(stage::close);
    }

    @Test
    void a_folder_that_cannot_be_shown_is_said_to_be_so() {
        Failure failure = Failure.failed("lab.showFile", "/home/ada/.config/mooring");
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                page(Desks.of(Desks.lively(), Language.ENGLISH, Map.of()), _ -> {
                            throw failure;
                        })
                        .node(),
                1200,
                760,
                false));
        press(stage.getScene(), "#settings-show-folder");
        Toolkit.await("why", () -> stage.getScene().lookup("#settings-folder-failure") != null);
        Toolkit.picture("settings-folder-failed", stage.getScene());
        Toolkit.does(stage::close);
    }

    @Test
    void a_practice_lab_is_called_one_in_the_language_of_the_window() {
        Desk plain = Desks.of(Desks.lively(), Language.CHINESE, Map.of());
        OpenLab practice = new OpenLab(plain.lab().rooms(), Path.of("lab.json"), Optional.of((Rooms.Practice)
                Proxy.newProxyInstance(
                        Rooms.class.getClassLoader(), new Class<?>[] {Rooms.Practice.class}, (_, method, _) -> {
                            throw new AssertionError(method);
                        })));
        Desk desk = new Desk(practice, plain.works(), plain.navigator(), plain.languages());
        Stage stage = Toolkit.on(() -> Toolkit.stage(page(desk).node(), 1200, 760, false));
        Toolkit.await("the lab", () -> stage.getScene().lookup("#settings-lab-open") != null);
        Label name = (Label) stage.getScene().lookup("#settings-lab-open");
        assertThat(Toolkit.on(name::getText)).isEqualTo("练习实验室");
        Toolkit.does(() -> plain.languages().current().set(Language.ENGLISH));
        assertThat(Toolkit.on(name::getText)).isEqualTo("Practice lab");
        Toolkit.does(stage::close);
    }

    @Test
    void pictures() {
        Stage dark = stage(Language.ENGLISH, 960, 600, true);
        Toolkit.picture("settings-dark", dark.getScene());
        Toolkit.does(dark::close);
        Stage chinese = stage(Language.CHINESE, 1200, 760, false);
        Toolkit.picture("settings-chinese", chinese.getScene());
        Toolkit.does(chinese::close);
        Toolkit.picture(
                "settings-large",
                () -> {
                    SettingsPage page = page(Language.ENGLISH);
                    page.node().setStyle("-fx-font-size: 28px;");
                    return page.node();
                },
                960,
                600,
                false);
    }
}
