package app.mooring.ui.guests;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot;
import app.mooring.plugin.PluginStatus;
import app.mooring.ui.Desks;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuestsPictureTest {
    private static final Map<String, Function<Object[], Object>> ANSWERS = Map.of(
            "plugin",
            machine -> new PluginStatus((String) machine[0], "0.1.0", "0.1.0", true, "active", true, false, true),
            "pluginDifference",
            _ -> List.of(
                    "-   \"webService\" : \"https://192.168.56.2:18083\",",
                    "+   \"webService\" : \"https://192.168.56.1:18083\",",
                    "+   \"volumeFolder\" : \"/home/ada/VirtualBox/Volumes\","),
            "followPluginLog",
            arguments -> log(arguments[1]));

    @SuppressWarnings("unchecked")
    private static Object log(Object told) {
        Consumer<String> line = (Consumer<String>) told;
        line.accept("mooring 0.1.0 listens on /run/docker/plugins/mooring.sock");
        line.accept("Connected to https://192.168.56.1:18083, VirtualBox 7.2.22, as machine ubuntu2");
        for (int i = 0; i < 40; i++) {
            line.accept("12:00:%02d Mount mysqldata for 7f3a%02d: port 1, serial VB938dca77-4d6c434e, /dev/sdb, ext4"
                    .formatted(i, i));
        }
        return true;
    }

    @Test
    void a_guest_in_both_themes_and_languages() {
        drawn("guests", Desks.lively(), Language.ENGLISH, "ubuntu2", 1012, 730, false, "");
        drawn("guests-dark", Desks.lively(), Language.ENGLISH, "ubuntu3", 1012, 730, true, "");
        drawn("guests-chinese", Desks.lively(), Language.CHINESE, "ubuntu3", 1012, 730, false, "");
        drawn("guests-small", Desks.lively(), Language.ENGLISH, "ubuntu2", 772, 560, false, "");
        drawn("guests-large-type", Desks.lively(), Language.ENGLISH, "ubuntu2", 960, 600, false, "-fx-font-size: 28px");
    }

    @Test
    void a_guest_that_is_cut_off_says_why() {
        Stage stage = drawn("guests-away", Desks.cutOff(), Language.ENGLISH, "ubuntu3", 1012, 730, false, "");
        assertThat(Toolkit.on(() -> ((Label) stage.getScene().lookup(".failure-sentence")).getText()))
                .isEqualTo("ubuntu3 does not answer at 192.168.56.13, port 22.");
        assertThat(Toolkit.on(
                        () -> stage.getScene().lookup("#guest-install-ubuntu3").isDisabled()))
                .isTrue();
    }

    @Test
    void the_difference_is_shown_before_it_is_applied() {
        Desks.Kepts panes = new Desks.Kepts();
        Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, ANSWERS);
        Stage stage = Toolkit.on(() -> {
            GuestsPage page = new GuestsPage(desk, panes);
            page.shown();
            return Toolkit.stage(page.node(), 1012, 730, false);
        });
        Toolkit.settle();
        Toolkit.does(() -> ((Button) stage.getScene().lookup("#guest-reconfigure-ubuntu2")).fire());
        Stage pane = Toolkit.on(() -> Toolkit.stage(new BorderPane((Region) panes.shown.getFirst()), 560, 320, false));
        Toolkit.await("the difference", () -> pane.getScene().lookup(".line-in") != null);
        Toolkit.picture("guests-difference", pane.getScene());
        assertThat(Toolkit.on(() -> pane.getScene().lookup("#guest-apply").isDisabled()))
                .isFalse();
        Toolkit.does(pane::close);
        Toolkit.does(stage::close);
    }

    private static Stage drawn(
            String name,
            LabSnapshot snapshot,
            Language language,
            String guest,
            double width,
            double height,
            boolean dark,
            String style) {
        Desk desk = Desks.of(snapshot, language, ANSWERS);
        Stage stage = Toolkit.on(() -> {
            GuestsPage page = new GuestsPage(desk, new Desks.Kepts());
            page.show(guest);
            page.node().setStyle(style);
            Stage made = Toolkit.stage(page.node(), width, height, dark);
            page.shown();
            return made;
        });
        Toolkit.settle();
        Toolkit.settle();
        Toolkit.picture(name, stage.getScene());
        Toolkit.does(stage::hide);
        return stage;
    }
}
