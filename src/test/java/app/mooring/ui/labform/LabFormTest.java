package app.mooring.ui.labform;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@OnToolkit
class LabFormTest {
    private final List<Path> saved = new ArrayList<>();
    private final List<Boolean> left = new ArrayList<>();
    private final Desks.Kepts panes = new Desks.Kepts();

    /// A form that tries what is typed at once.
    private LabForm form(Discoveries discoveries, Language language, Optional<Lab> lab, HostKeyQuestion question) {
        return new LabForm(
                new LabFormModel(
                        discoveries.rooms(),
                        new Works(Platform::runLater),
                        Path.of("/home/ada"),
                        lab,
                        new SimpleIntegerProperty(2),
                        doing -> {
                            doing.run();
                            return () -> {};
                        }),
                new Languages(language),
                question,
                panes,
                saved::add,
                () -> left.add(true));
    }

    private static Discoveries lively() {
        return new Discoveries("ubuntu2", "ubuntu3", "windows 11")
                .failing("ubuntu3", Failure.failed("ssh.unreachable", "ubuntu3", "192.168.56.13", 22));
    }

    private static Parent large(Parent node) {
        node.setStyle("-fx-font-size: 28px;");
        return node;
    }

    private static String note(Scene scene) {
        return ((Label) scene.lookup("#lab-note")).getText();
    }

    /// Whether nothing of it is cut off.
    private static boolean whole(Label label) {
        return Toolkit.on(() -> label.lookup(".text") instanceof Text text
                && text.getText().equals(label.getText())
                && label.localToScene(label.getBoundsInLocal()).getMaxX()
                        <= label.getScene().getWidth());
    }

    private static void type(Scene scene, String id, String text) {
        Toolkit.does(() -> ((TextField) scene.lookup(id)).setText(text));
    }

    private static void shot(String name, Stage stage) {
        Toolkit.picture(name, stage.getScene());
        Toolkit.does(() -> ((ScrollPane) stage.getScene().lookup(".sheet-scroll")).setVvalue(1));
        Toolkit.picture(name + "-below", stage.getScene());
        Toolkit.does(stage::close);
    }

    @Test
    void a_lab_is_described_and_saved_by_clicks_and_keys() {
        Discoveries discoveries = lively();
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(discoveries, Language.ENGLISH, Optional.empty(), HostKeyQuestion.NO)
                        .node(),
                1200,
                760,
                false));
        Scene scene = stage.getScene();
        Toolkit.await("the machines", () -> scene.lookup("#lab-machine-ubuntu2") != null);
        Toolkit.does(() -> {
            assertThat(scene.lookup("#lab-save").isDisabled()).isTrue();
            assertThat(note(scene)).isEqualTo("Tick at least one machine");
            ((CheckBox) scene.lookup("#lab-machine-ubuntu2")).fire();
            ((CheckBox) scene.lookup("#lab-machine-ubuntu3")).fire();
            assertThat(scene.lookup("#lab-save").isDisabled()).isFalse();
        });
        Toolkit.await("the guest that does not answer", () -> note(scene).startsWith("One connection does not"));
        type(scene, "#lab-port", "0");
        Toolkit.does(() -> {
            assertThat(scene.lookup("#lab-save").isDisabled()).isTrue();
            assertThat(note(scene)).isEqualTo("One field is not right yet");
        });
        type(scene, "#lab-port", "18084");
        type(scene, "#lab-name", "home");
        Toolkit.does(() -> {
            ((PasswordField) scene.lookup("#lab-machine-ubuntu2-password")).setText("secret");
            ((Button) scene.lookup("#lab-save")).fire();
        });
        Toolkit.await("it is saved", () -> !saved.isEmpty());
        assertThat(discoveries.written.getFirst().webService().port()).isEqualTo(18084);
        assertThat(discoveries.written.getFirst().machines())
                .extracting(Lab.Machine::name)
                .containsExactly("ubuntu2", "ubuntu3");
        assertThat(discoveries.passwords).containsEntry("ssh/ubuntu2", "secret");
        shot("lab-form", stage);
    }

    @Test
    void a_lab_that_is_being_saved_is_not_saved_again_and_saving_can_be_cancelled() {
        CountDownLatch gate = new CountDownLatch(1);
        Discoveries discoveries = lively().writingAfter(gate);
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(discoveries, Language.ENGLISH, Optional.of(Desks.lab()), HostKeyQuestion.NO)
                        .node(),
                1200,
                760,
                false));
        Scene scene = stage.getScene();
        Button save = (Button) scene.lookup("#lab-save");
        Toolkit.does(save::fire);
        assertThat(Toolkit.on(save::isDisabled)).isTrue();
        assertThat(Toolkit.on(() -> note(scene))).isEqualTo("Being saved…");
        assertThat(Toolkit.on(() -> scene.lookup("#lab-saving"))).isNotNull();
        Toolkit.picture("lab-form-saving", scene);
        Toolkit.does(() -> ((Button) scene.lookup("#lab-cancel")).fire());
        Toolkit.await("the end of it", () -> !save.isDisabled());
        assertThat(discoveries.written).isEmpty();
        Toolkit.does(() -> {
            save.fire();
            save.fire();
        });
        gate.countDown();
        Toolkit.await("it is saved", () -> !saved.isEmpty());
        assertThat(discoveries.written).hasSize(1);
        Toolkit.does(stage::close);
    }

    @Test
    void fields_of_different_machines_have_different_names() {
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(lively(), Language.ENGLISH, Optional.of(Desks.lab()), HostKeyQuestion.NO)
                        .node(),
                1200,
                760,
                false));
        assertThat(Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".text-field").stream()
                        .peek(field -> assertThat(field.getAccessibleText()).isNull())
                        .map(field -> (Label) field.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY))
                        .map(Label::getText)
                        .toList()))
                .doesNotHaveDuplicates()
                .contains("ubuntu2: SSH address", "ubuntu3: SSH address", "ubuntu3: Password");
        Toolkit.does(stage::close);
    }

    @Test
    void without_virtual_box_the_form_says_in_red_what_to_do_and_why_there_is_no_machine() {
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(
                                new Discoveries("ubuntu2").withoutVirtualBox(),
                                Language.ENGLISH,
                                Optional.empty(),
                                HostKeyQuestion.NO)
                        .node(),
                1200,
                760,
                false));
        Scene scene = stage.getScene();
        Toolkit.await("the failure", () -> scene.lookup("#lab-virtualbox-found .dot.tone-bad") != null);
        Toolkit.does(() -> {
            assertThat(scene.lookup("#lab-virtualbox-found").lookupAll(".label"))
                    .extracting(label -> ((Label) label).getText())
                    .contains(
                            "VirtualBox is in none of the usual places.",
                            "Install VirtualBox 7, or name the folder that has VBoxManage and vboxwebsrv.");
            assertThat(note(scene)).isEqualTo("VirtualBox has to be found first");
            assertThat(scene.lookup("#lab-no-machines").isVisible()).isTrue();
        });
        shot("lab-form-without-virtualbox", stage);
    }

    @Test
    void what_is_wrong_stands_below_its_field_and_what_stops_the_saving_above_all() {
        Discoveries discoveries = lively().failing("writeLab", Failure.failed("settings.write", "/home/ada/lab.json"));
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(discoveries, Language.ENGLISH, Optional.of(Desks.lab()), HostKeyQuestion.NO)
                        .node(),
                1200,
                760,
                false));
        Scene scene = stage.getScene();
        Toolkit.does(() -> ((Button) scene.lookup("#lab-save")).fire());
        Toolkit.await("the failure", () -> scene.lookup(".failure") != null);
        type(scene, "#lab-address", "no_host");
        type(scene, "#lab-machine-ubuntu2-keys", "id_rsa");
        assertThat(saved).isEmpty();
        assertThat(Toolkit.on(() -> scene.lookup("#lab-driver-warning").isVisible()))
                .isFalse();
        type(scene, "#lab-volume-folder", "/elsewhere");
        type(scene, "#lab-driver", "rexray");
        Toolkit.does(() -> {
            assertThat(((Label) scene.lookup("#lab-volume-folder-warning")).getText())
                    .startsWith("Volumes attached now: 2. Their containers go on");
            assertThat(((Label) scene.lookup("#lab-driver-warning")).getText())
                    .startsWith("Volumes attached now: 2. Docker knows them");
        });
        shot("lab-form-wrong", stage);
    }

    @Test
    void an_unknown_host_key_is_decided_on_beside_its_guest() {
        List<String> asked = new ArrayList<>();
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(new Discoveries("unknown"), Language.ENGLISH, Optional.empty(), (name, _, _) -> asked.add(name))
                        .node(),
                1200,
                760,
                true));
        Scene scene = stage.getScene();
        Toolkit.await("the machine", () -> scene.lookup("#lab-machine-unknown") != null);
        Toolkit.does(() -> ((CheckBox) scene.lookup("#lab-machine-unknown")).fire());
        Toolkit.await("the question", () -> scene.lookup("#lab-host-key") != null);
        Toolkit.picture("lab-form-dark", scene);
        Toolkit.does(() -> ((Button) scene.lookup("#lab-host-key")).fire());
        Toolkit.await(
                "the answer",
                () -> scene.lookup("#lab-host-key") == null && scene.lookup(".progress-indicator") == null);
        assertThat(asked).containsExactly("unknown");
        Toolkit.does(stage::close);
    }

    @Test
    void a_changed_host_key_can_be_decided_on_there_too() {
        Discoveries found = new Discoveries("ubuntu2")
                .failing(
                        "ubuntu2",
                        Failure.refused("ssh.hostKey.changed", "ubuntu2", "SHA256:m2iX", "h", "known_hosts"));
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                form(found, Language.ENGLISH, Optional.empty(), HostKeyQuestion.NO)
                        .node(),
                1200,
                760,
                false));
        Scene scene = stage.getScene();
        Toolkit.await("the machine", () -> scene.lookup("#lab-machine-ubuntu2") != null);
        Toolkit.does(() -> ((CheckBox) scene.lookup("#lab-machine-ubuntu2")).fire());
        Toolkit.await("the question", () -> scene.lookup("#lab-host-key") != null);
        Toolkit.picture("lab-form-changed-key", scene);
        Toolkit.does(stage::close);
    }

    @Test
    void pictures() {
        Optional<Lab> lab = Optional.of(Desks.lab());
        shot(
                "lab-form-chinese",
                Toolkit.on(() -> Toolkit.stage(
                        form(lively(), Language.CHINESE, lab, HostKeyQuestion.NO)
                                .node(),
                        1200,
                        760,
                        false)));
        Stage small = Toolkit.on(() -> {
            Discoveries away = lively().failing("ubuntu2", Failure.failed("ssh.unreachable", "ubuntu2", "::1", 22));
            return Toolkit.stage(
                    form(away, Language.ENGLISH, lab, HostKeyQuestion.NO).node(), 960, 600, false);
        });
        Label note = (Label) small.getScene().lookup("#lab-note");
        Toolkit.await("what does not answer", () -> note.getText().contains("do not answer"));
        Toolkit.settle();
        assertThat(whole(note)).isTrue();
        Toolkit.does(() -> large(small.getScene().getRoot()));
        Toolkit.settle();
        assertThat(whole(note)).isTrue();
        shot("lab-form-away-large", small);
        shot(
                "lab-form-large",
                Toolkit.on(() -> Toolkit.stage(
                        large(form(lively(), Language.ENGLISH, lab, HostKeyQuestion.NO)
                                .node()),
                        960,
                        600,
                        false)));
    }

    @Test
    void what_was_typed_is_not_thrown_away_unasked() {
        LabForm form = Toolkit.on(() -> form(lively(), Language.ENGLISH, Optional.empty(), HostKeyQuestion.NO));
        Stage stage = Toolkit.on(() -> Toolkit.stage(form.node(), 1200, 760, false));
        Scene scene = stage.getScene();
        Toolkit.await("the machines", () -> scene.lookup("#lab-machine-ubuntu2") != null);
        assertThat(Toolkit.on(form::unsaved)).isFalse();
        Toolkit.does(() -> ((CheckBox) scene.lookup("#lab-machine-ubuntu2")).fire());
        assertThat(Toolkit.on(form::unsaved)).isTrue();
        Toolkit.does(() -> ((Button) scene.lookup("#lab-cancel")).fire());
        assertThat(left).isEmpty();
        Toolkit.does(() -> ((Button) panes.shown.getFirst().lookup("#ask-ok")).fire());
        assertThat(left).containsExactly(true);
        assertThat(panes.shown).isEmpty();
        Toolkit.does(() -> ((CheckBox) scene.lookup("#lab-machine-ubuntu2")).fire());
        Toolkit.does(() -> ((Button) scene.lookup("#lab-cancel")).fire());
        assertThat(left).hasSize(2);
        Toolkit.does(stage::close);
    }
}
