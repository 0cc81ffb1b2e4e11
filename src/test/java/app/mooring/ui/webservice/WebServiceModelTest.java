package app.mooring.ui.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class WebServiceModelTest {
    private final PlayedWindow window = new PlayedWindow();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>(Map.of(
            "webServiceClients", _ -> List.of("192.168.56.12:51312 ubuntu2"),
            "startsAtLogIn", _ -> true,
            "followWebServiceLog", _ -> null,
            "stopWebService", _ -> done.add("stop"),
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
        assertThat(model.clients()).isEmpty();
        model.shown();
        window.until(() -> !model.clients().isEmpty() && model.logInKnown().get());
        assertThat(model.clients()).containsExactly("192.168.56.12:51312 ubuntu2");
        assertThat(model.startsAtLogIn().get()).isTrue();
        model.close();
    }

    @Test
    void whoever_looks_at_the_clients_has_the_same_list_which_follows_them() {
        WebServiceModel model = model();
        assertThat(model.clients()).isSameAs(model.clients());
        model.close();
    }

    @Test
    void a_restart_stops_it_and_starts_it() {
        WebServiceModel model = model();
        model.restart();
        assertThat(model.run().get()).isNotNull();
        window.until(() -> model.run().get() == null);
        assertThat(done).containsExactly("stop", "start");
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
