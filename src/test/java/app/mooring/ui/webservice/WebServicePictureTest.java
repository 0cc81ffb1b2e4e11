package app.mooring.ui.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms.WebServiceClient;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Sight;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class WebServicePictureTest {
    private static final Map<String, Function<Object[], Object>> ANSWERS = Map.of(
            "startsAtLogIn",
            _ -> true,
            "webServiceClients",
            _ -> List.of(
                    new WebServiceClient("192.168.56.12:51312", "ubuntu2", false),
                    new WebServiceClient("192.168.56.1:40022", "", true),
                    new WebServiceClient("192.168.56.77:40023", "", false)),
            "followWebServiceLog",
            arguments -> log(arguments[0]));

    @SuppressWarnings("unchecked")
    private static Object log(Object told) {
        Consumer<String> line = (Consumer<String>) told;
        line.accept("VirtualBox web service 7.2.22 r170000 linux.amd64");
        line.accept("00:00:00.001 main     Listening on 192.168.56.1:18083, TLS, authentication by password hash");
        for (int i = 0; i < 40; i++) {
            line.accept(
                    "00:12:%02d.104 SQW%02d    Request %d from 192.168.56.12: IMachine_getMediumAttachmentsOfController"
                            .formatted(i, i % 8, i));
        }
        return true;
    }

    @Test
    void the_web_service_in_both_themes_and_languages() {
        Sight.LIGHT.draw("webservice", page(Desks.lively(), ANSWERS));
        Sight.DARK.draw("webservice-dark", page(Desks.lively(), ANSWERS));
        Sight.CHINESE.draw("webservice-chinese", page(Desks.lively(), ANSWERS));
        Sight.SMALL.draw("webservice-small", page(Desks.lively(), ANSWERS));
        Sight.LARGE.draw("webservice-large-type", page(Desks.lively(), ANSWERS));
    }

    @Test
    void one_that_is_stopped_can_be_started_where_it_is_said() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Map<String, Function<Object[], Object>> answers = new HashMap<>(ANSWERS);
        answers.put("startsAtLogIn", _ -> {
            throw Failure.refused("webservice.atLogIn", "Windows 11");
        });
        answers.put("webServiceClients", _ -> {
            throw new UncheckedIOException(new IOException("lsof"));
        });
        answers.put("startWebService", _ -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            throw Failure.failed("virtualbox.webservice.port", 18083, "192.168.56.1");
        });
        Stage stage = Sight.LIGHT.picture("webservice-stopped", page(stopped(), answers), _ -> {});
        assertThat(text(stage, "#webservice-state")).isEqualTo("stopped");
        assertThat(remedies(stage)).as("the button above does it").doesNotContain("Start the web service");
        assertThat(disabled(stage, "#webservice-stop")).isTrue();
        assertThat(disabled(stage, "#webservice-at-log-in")).isTrue();
        assertThat(text(stage, "#webservice-at-log-in-why")).contains("Windows 11");
        assertThat(disabled(stage, "#webservice-start")).isFalse();
        Toolkit.await(
                "who uses it", () -> text(stage, "#webservice-clients .label").contains("is not known"));

        Toolkit.does(() -> ((Button) stage.getScene().lookup("#webservice-start")).fire());
        Toolkit.picture("webservice-starting", stage.getScene());
        assertThat(disabled(stage, "#webservice-start")).isTrue();
        mayEnd.countDown();
        Toolkit.await(
                "the failure",
                () -> stage.getScene().lookup(".failure-sentence") instanceof Label sentence
                        && sentence.getText().contains("18083 of"));
        Toolkit.picture("webservice-failed", stage.getScene());
        assertThat(disabled(stage, "#webservice-start")).isFalse();
        close(stage);
    }

    @Test
    void one_that_does_not_let_mooring_in_says_so() {
        LabSnapshot.Host host = Desks.lively().host();
        LabSnapshot refused = with(new LabSnapshot.Host(
                host.virtualBox(),
                new LabSnapshot.Reach.Away(
                        Failure.refused("virtualbox.login", "https://192.168.56.1:18083", "mooring")),
                "",
                4711,
                host.since(),
                host.volumeFolder(),
                host.freeBytes()));
        Stage stage = Sight.CHINESE_DARK.picture("webservice-refuses", page(refused, ANSWERS), _ -> {});
        assertThat(text(stage, "#webservice-state")).isEqualTo("正在运行，但不允许 Mooring 登录");
        assertThat(remedies(stage)).doesNotContain("重启");
        close(stage);
    }

    @Test
    void who_has_several_connections_is_told_once() {
        Map<String, Function<Object[], Object>> answers = new HashMap<>(ANSWERS);
        answers.put(
                "webServiceClients",
                _ -> List.of(
                        new WebServiceClient("127.0.0.1:40021", "", true),
                        new WebServiceClient("192.168.56.12:51312", "ubuntu2", false),
                        new WebServiceClient("127.0.0.1:40022", "", true),
                        new WebServiceClient("192.168.56.13:51312", "ubuntu3", false),
                        new WebServiceClient("192.168.56.13:51313", "ubuntu3", false),
                        new WebServiceClient("192.168.56.77:40023", "", false),
                        new WebServiceClient("192.168.56.77:40024", "", false)));
        Stage stage = Sight.LIGHT.picture("webservice-users", page(Desks.lively(), answers), _ -> {});
        assertThat(Toolkit.on(() -> stage.getScene().lookup("#webservice-clients").lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .containsExactly(
                        "this Mooring · 2 connections",
                        "ubuntu2 · 192.168.56.12:51312",
                        "ubuntu3 · 2 connections",
                        "192.168.56.77:40023",
                        "192.168.56.77:40024");
        close(stage);
    }

    @Test
    void the_open_way_is_warned_of_plainly() {
        List<Place> gone = new ArrayList<>();
        Navigator navigator = new Navigator() {
            @Override
            public void go(Place place) {
                gone.add(place);
            }

            @Override
            public void go(Place place, String object) {}
        };
        Lab.WebService open =
                new Lab.WebService("192.168.56.1", "192.168.56.1", 18083, false, false, "mooring", Optional.empty());
        assertThat(OpenWarning.due(open)).isTrue();
        assertThat(OpenWarning.due(Desks.lab().webService())).isFalse();
        Stage stage = Toolkit.on(() -> {
            OpenWarning warning =
                    new OpenWarning(new Languages(Language.ENGLISH).of(OpenWarning.class), open, navigator);
            warning.getStylesheets().add("/app/mooring/ui/webservice/webservice.css");
            return Toolkit.stage(warning, 800, 120, false);
        });
        Toolkit.picture("webservice-open", stage.getScene());
        Toolkit.does(() -> ((Button) stage.getScene().lookup("#webservice-settings")).fire());
        assertThat(gone).containsExactly(Place.SETTINGS);
        close(stage);
    }

    private static LabSnapshot stopped() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = well.host();
        Failure away = Failure.failed("virtualbox.unreachable", "https://192.168.56.1:18083", "Connection refused");
        return with(new LabSnapshot.Host(
                host.virtualBox(),
                new LabSnapshot.Reach.Away(away),
                "",
                0,
                null,
                host.volumeFolder(),
                host.freeBytes()));
    }

    private static LabSnapshot with(LabSnapshot.Host host) {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(well.taken(), host, well.machines(), well.volumes());
    }

    private static String text(Stage stage, String id) {
        return Toolkit.on(() -> ((Label) stage.getScene().lookup(id)).getText());
    }

    private static List<String> remedies(Stage stage) {
        return Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".failure .button").stream()
                .map(button -> ((Button) button).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    private static boolean disabled(Stage stage, String id) {
        return Toolkit.on(() -> stage.getScene().lookup(id).isDisabled());
    }

    private static void close(Stage stage) {
        Toolkit.does(stage::close);
    }

    private static Function<Language, WebServicePage> page(
            LabSnapshot snapshot, Map<String, Function<Object[], Object>> answers) {
        return language -> new WebServicePage(Desks.of(snapshot, language, answers));
    }
}
