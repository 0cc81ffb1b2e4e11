package app.mooring.ui.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@OnToolkit
class HostKeyPaneTest {
    private static final String FINGERPRINT = "SHA256:m2iXVd1mWxgq0M0Tj9FZ0FY4eB7lVzuGfA9pB0q6m3I";

    private final List<Boolean> decided = new ArrayList<>();

    private Stage stage(Language language, boolean dark) {
        return stage(language, dark, false);
    }

    private Stage stage(Language language, boolean dark, boolean changed) {
        ShownKey key = new ShownKey("ubuntu2", "ssh-ed25519", FINGERPRINT, changed);
        return Toolkit.on(() -> Toolkit.stage(
                new StackPane(new HostKeyPane(new Languages(language), key, decided::add)), 640, 460, dark));
    }

    private void press(Stage stage, String id) {
        Toolkit.does(() -> ((Button) stage.getScene().lookup(id)).fire());
    }

    @Test
    void it_is_decided_once() {
        Stage stage = stage(Language.ENGLISH, false);
        Toolkit.picture("host-key", stage.getScene());
        press(stage, "#hostkey-trust");
        press(stage, "#hostkey-distrust");
        assertThat(decided).containsExactly(true);
        Toolkit.does(stage::close);
    }

    @Test
    void taken_away_undecided_it_is_a_no() {
        Stage stage = stage(Language.CHINESE, true);
        Toolkit.picture("host-key-chinese-dark", stage.getScene());
        Toolkit.does(
                () -> ((StackPane) stage.getScene().getRoot()).getChildren().clear());
        assertThat(decided).containsExactly(false);
        Toolkit.does(stage::close);
    }

    @Test
    void where_there_is_not_room_for_all_of_it_it_scrolls_between_its_title_and_its_buttons() {
        ShownKey key = new ShownKey("ubuntu2", "ssh-ed25519", FINGERPRINT, true);
        HostKeyPane pane = Toolkit.on(() -> new HostKeyPane(new Languages(Language.ENGLISH), key, decided::add));
        Stage stage = Toolkit.on(() -> {
            pane.setStyle("-fx-font-size: 28px");
            pane.setMaxHeight(Region.USE_PREF_SIZE);
            return Toolkit.stage(new StackPane(pane), 960, 500, false);
        });
        Toolkit.picture("host-key-large-type", stage.getScene());
        assertThat(Toolkit.on(pane::getLayoutY)).isNotNegative();
        assertThat(Toolkit.on(() -> pane.lookup("#hostkey-fingerprint").getAccessibleText()))
                .isNull();
        Toolkit.does(stage::close);
    }

    @Test
    void a_changed_key_says_so() {
        Stage stage = stage(Language.ENGLISH, false, true);
        Toolkit.picture("host-key-changed", stage.getScene());
        assertThat(Toolkit.on(() -> ((Button) stage.getScene().lookup("#hostkey-trust")).getText()))
                .isEqualTo("Trust the new key");
        assertThat(Toolkit.on(() -> stage.getScene().lookup("#hostkey-trust").getStyleClass()))
                .as("is no ordinary thing to do")
                .contains(Styles.DANGER)
                .doesNotContain(Styles.ACCENT);
        assertThat(Toolkit.on(() -> stage.getScene().lookup(".host-key-heading .warning-icon")))
                .isNotNull();
        Toolkit.does(stage::close);
    }

    @Test
    void the_file_to_look_into_is_that_of_the_key() {
        assertThat(HostKeyPane.file("ssh-ed25519")).isEqualTo("/etc/ssh/ssh_host_ed25519_key.pub");
        assertThat(HostKeyPane.file("ecdsa-sha2-nistp256")).isEqualTo("/etc/ssh/ssh_host_ecdsa_key.pub");
    }
}
