package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ui.Desks;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemediesTest {
    /// What a remedy calls the page to which it sends.
    private static final Map<Place, String> NAMES = Map.of(
            Place.HARBOUR, "in the harbour",
            Place.VOLUMES, "under Volumes",
            Place.MACHINES, "under Machines",
            Place.GUESTS, "under Guests",
            Place.WEB_SERVICE, "under Web service",
            Place.SETUP, "under Setup",
            Place.SETTINGS, "ettings");

    private final List<Place> gone = new ArrayList<>();
    private final Desk desk = Desks.going(Desks.of(Desks.lively(), Language.ENGLISH, Map.of(), Runnable::run), gone);

    @Test
    void a_button_goes_where_the_remedy_says() {
        assertThat(Remedies.PLACES)
                .allSatisfy((code, place) -> assertThat(Failure.failed(code).remedyInWindow(Locale.ENGLISH))
                        .as(code)
                        .contains(NAMES.get(place)));
    }

    @Test
    void it_goes_there_and_is_not_shown_where_one_is_already() {
        Failure failure = Failure.failed("lab.guestOff", "ubuntu3");
        Action action = Remedies.of(desk, failure, Place.HARBOUR).orElseThrow();
        assertThat(action.name().getValue()).isEqualTo("Go to Machines");
        action.doing().run();
        assertThat(gone).containsExactly(Place.MACHINES);
        assertThat(Remedies.of(desk, failure, Place.MACHINES)).isEmpty();
        assertThat(Remedies.of(desk, Failure.failed("ssh.broken", "ubuntu3"), Place.HARBOUR))
                .isEmpty();
    }
}
