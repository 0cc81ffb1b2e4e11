package app.mooring.ui.move;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class DetachPaneTest {
    private final Desks.Kepts panes = new Desks.Kepts();
    private final List<Risk> done = new ArrayList<>();
    private Stage stage;

    private Scene asked(LabSnapshot seen, Language language) {
        return asked(Desks.of(seen, language, Map.of()));
    }

    private Scene asked(Desk desk) {
        stage = Toolkit.on(() -> {
            DetachPane pane = new DetachPane(desk, panes, "wiki", "ubuntu3", done::add);
            panes.show(pane);
            pane.setMaxHeight(DetachPane.USE_PREF_SIZE);
            StackPane floor = new StackPane(pane);
            StackPane.setMargin(pane, new Insets(24));
            return Toolkit.stage(floor, 560, 320, false);
        });
        return stage.getScene();
    }

    @AfterEach
    void close() {
        Toolkit.does(stage::close);
    }

    private static String risk(Scene scene) {
        return Toolkit.on(() -> ((Label) scene.lookup("#detach-risk")).getText());
    }

    /// The button at which the keyboard begins.
    private static String first(Scene scene) {
        return Toolkit.on(() -> {
            scene.lookup("#detach-pane").requestFocus();
            return scene.getFocusOwner().getId();
        });
    }

    private static LabSnapshot off() {
        LabSnapshot cut = Desks.cutOff();
        MachineView second = cut.machines().get(1);
        return new LabSnapshot(
                cut.taken(),
                cut.host(),
                List.of(cut.machines().getFirst(), Desks.machine(1, "Aborted", List.of("wiki"), second.guest())),
                cut.volumes());
    }

    @Test
    void nothing_is_detached_before_the_person_agrees() {
        Scene scene = asked(Desks.lively(), Language.ENGLISH);
        assertThat(risk(scene)).startsWith("No container that runs on ubuntu3 uses it.");
        assertThat(first(scene)).isEqualTo("detach-ok");
        assertThat(done).isEmpty();
        Toolkit.picture("detach", scene);
        Toolkit.does(() -> ((Button) scene.lookup("#detach-ok")).fire());
        assertThat(done).containsExactly(Risk.NONE);
        assertThat(panes.shown).isEmpty();
    }

    @Test
    void of_a_machine_that_lost_its_power_it_says_what_is_lost_and_enter_does_not_do_it() {
        Scene scene = asked(off(), Language.ENGLISH);
        assertThat(risk(scene)).startsWith("ubuntu3 is off.").contains("is lost");
        assertThat(first(scene)).isEqualTo("detach-cancel");
        Toolkit.picture("detach-off", scene);
        assertThat(Toolkit.on(() -> scene.lookup("#detach-pane .accent")))
                .as("one button alone stands out")
                .isNull();
        Toolkit.does(() -> ((Button) scene.lookup("#detach-cancel")).fire());
        assertThat(done).isEmpty();
        Toolkit.does(() -> ((Button) scene.lookup("#detach-ok")).fire());
        assertThat(done).containsExactly(Risk.UNWRITTEN);
        assertThat(Risk.UNWRITTEN.mayBeOff()).isTrue();
    }

    @Test
    void of_a_guest_that_does_not_answer_it_says_that_nobody_can_be_asked() {
        Scene scene = asked(Desks.cutOff(), Language.CHINESE);
        assertThat(risk(scene)).startsWith("无法确认 ubuntu3");
        assertThat(first(scene)).isEqualTo("detach-cancel");
        Toolkit.picture("detach-unknown-chinese", scene);
    }

    @Test
    void enter_elsewhere_in_the_window_agrees_to_nothing() {
        Scene scene = asked(Desks.lively(), Language.ENGLISH);
        Toolkit.does(() -> {
            TextField elsewhere = new TextField();
            ((StackPane) scene.getRoot()).getChildren().addFirst(elsewhere);
            elsewhere.requestFocus();
            Toolkit.press(elsewhere, KeyCode.ENTER);
        });
        assertThat(done).isEmpty();
        assertThat(panes.shown).isNotEmpty();
    }

    @Test
    void the_keyboard_never_goes_from_cancel_to_what_detaches() {
        ChangingLab lab = new ChangingLab(Desks.cutOff());
        Scene scene = asked(lab.desk());
        assertThat(first(scene)).isEqualTo("detach-cancel");
        Toolkit.does(() -> lab.looks(Desks.lively()));
        assertThat(risk(scene)).startsWith("No container that runs on ubuntu3 uses it.");
        assertThat(Toolkit.on(() -> scene.getFocusOwner().getId())).isEqualTo("detach-cancel");
        assertThat(first(scene)).isEqualTo("detach-ok");
        Toolkit.does(() -> lab.looks(Desks.cutOff()));
        assertThat(Toolkit.on(() -> scene.getFocusOwner().getId()))
                .as("it would have lost something by now")
                .isEqualTo("detach-cancel");
    }
}
