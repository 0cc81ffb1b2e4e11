package app.mooring.ui.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms.WebServiceClient;
import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import app.mooring.ui.webservice.WebServiceModel.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class WebServiceModelTest {
    private static final WebServiceClient GUEST = new WebServiceClient("192.168.56.12:51312", "ubuntu2", false);

    private final PlayedWindow window = new PlayedWindow();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>(Map.of(
            "webServiceClients", _ -> List.of(GUEST),
            "startsAtLogIn", _ -> true,
            "followWebServiceLog", _ -> null,
            "stopWebService", _ -> done.add("stop"),
            "restartWebService", _ -> done.add("restart"),
            "startWebService", _ -> done.add("start"),
            "startAtLogIn", wanted -> done.add("at log-in " + wanted[0])));

    private WebServiceModel model() {
        return new WebServiceModel(Desks.of(Desks.lively(), Language.ENGLISH, answers, window));
    }

    @Test
    void what_a_snapshot_says_is_there_at_once_and_the_rest_is_asked_when_it_is_shown() {
        WebServiceModel model = model();
        assertThat(model.running()).isTrue();
        assertThat(model.age().get()).isEqualTo(Duration.ofHours(2));
        assertThat(model.users().get()).isEqualTo(new Users.Unasked());
        model.shown();
        window.until(() ->
                model.users().get() instanceof Users.Known && model.logInKnown().get());
        assertThat(model.users().get()).isEqualTo(new Users.Known(List.of(GUEST)));
        assertThat(model.startsAtLogIn().get()).isTrue();
        model.close();
    }

    @Test
    void who_uses_it_is_asked_again_with_each_look_at_the_lab_while_it_is_in_sight() {
        AtomicReference<List<WebServiceClient>> connected = new AtomicReference<>(List.of());
        answers.put("webServiceClients", _ -> connected.get());
        ChangingLab lab = new ChangingLab(Desks.lively(), Desks.of(Desks.lively(), Language.ENGLISH, answers, window));
        WebServiceModel model = new WebServiceModel(lab.desk());
        model.shown();
        window.until(() -> model.users().get().equals(new Users.Known(List.of())));
        connected.set(List.of(GUEST));
        lab.looks(Desks.cutOff());
        window.until(() -> model.users().get().equals(new Users.Known(List.of(GUEST))));
        model.left();
        answers.put("webServiceClients", _ -> {
            throw new AssertionError("nobody looks");
        });
        lab.looks(Desks.lively());
        model.close();
        assertThat(model.users().get()).isEqualTo(new Users.Known(List.of(GUEST)));
    }

    @Test
    void where_it_cannot_be_told_who_uses_it_that_is_said() {
        answers.put("webServiceClients", _ -> {
            throw new UncheckedIOException(new IOException("lsof"));
        });
        WebServiceModel model = model();
        model.shown();
        window.until(() -> model.users().get() instanceof Users.Unknown);
        model.close();
    }

    @Test
    void a_restart_is_one_deed() {
        WebServiceModel model = model();
        model.restart();
        assertThat(model.run().get()).isNotNull();
        window.until(() -> model.run().get() == null);
        assertThat(done).containsExactly("restart");
    }

    @Test
    void a_start_that_fails_says_why() {
        answers.put("startWebService", _ -> {
            throw Failure.failed("virtualbox.webservice.port", 18083, "192.168.56.1");
        });
        WebServiceModel model = model();
        model.start();
        window.until(() -> model.run().get() == null);
        assertThat(model.failure().get()).isNotNull().extracting(Failure::code).isEqualTo("virtualbox.webservice.port");
    }

    @Test
    void why_a_start_failed_is_told_until_the_web_service_answers_or_it_is_dismissed() {
        answers.put("startWebService", _ -> {
            throw Failure.failed("virtualbox.webservice.port", 18083, "192.168.56.1");
        });
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = well.host();
        LabSnapshot away = new LabSnapshot(
                well.taken(),
                new LabSnapshot.Host(
                        host.virtualBox(),
                        new LabSnapshot.Reach.Away(
                                Failure.failed("virtualbox.unreachable", "https://192.168.56.1", "refused")),
                        "",
                        0,
                        null,
                        host.volumeFolder(),
                        host.freeBytes()),
                well.machines(),
                well.volumes());
        ChangingLab lab = new ChangingLab(away, Desks.of(away, Language.ENGLISH, answers, window));
        WebServiceModel model = new WebServiceModel(lab.desk());
        model.start();
        window.until(() -> model.failure().get() != null);
        lab.looks(away);
        assertThat(model.failure().get()).isNotNull();
        lab.looks(well);
        assertThat(model.failure().get()).isNull();
        model.start();
        window.until(() -> model.failure().get() != null);
        model.forget();
        assertThat(model.failure().get()).isNull();
        model.close();
    }

    @Test
    void where_the_system_cannot_start_it_at_log_in_the_reason_is_known() {
        answers.put("startsAtLogIn", _ -> {
            throw Failure.refused("webservice.atLogIn", "Windows 11");
        });
        WebServiceModel model = model();
        model.ask();
        window.until(() -> model.logInFailure().get() != null);
        assertThat(model.logInKnown().get()).isFalse();
    }

    @Test
    void it_is_started_at_log_in_when_that_is_wanted() {
        WebServiceModel model = model();
        model.startAtLogIn(true);
        window.until(() -> model.run().get() == null);
        assertThat(done).containsExactly("at log-in true");
    }
}
