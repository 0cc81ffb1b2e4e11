package app.mooring.ui.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.OpenLab;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is thrown away is started at no log-in.
@OnToolkit
@Timeout(60)
class LogInOfferTest {
    private static final String OFFER = "Have the web service start at log-in";

    /// What the palette has of the page.
    private static List<String> offered(Optional<Rooms.Practice> practice) {
        Desk plain = Desks.of(Desks.lively(), Language.ENGLISH, Map.of());
        OpenLab lab = new OpenLab(plain.lab().rooms(), Path.of("lab.json"), practice);
        Desk desk = new Desk(lab, plain.works(), plain.navigator(), plain.languages());
        return Toolkit.on(() -> {
            WebServicePage page = new WebServicePage(desk);
            List<String> titles = page.actions().stream()
                    .map(action -> action.name().getValue())
                    .toList();
            page.close();
            return titles;
        });
    }

    @Test
    void a_lab_that_stays_can_have_it() {
        assertThat(offered(Optional.empty())).contains(OFFER);
    }

    @Test
    void a_practice_lab_cannot() {
        Rooms.Practice practice = (Rooms.Practice) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(), new Class<?>[] {Rooms.Practice.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        assertThat(offered(Optional.of(practice))).isNotEmpty().noneMatch(title -> title.contains("log-in"));
    }
}
