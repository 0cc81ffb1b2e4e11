package app.mooring.ui.guests;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.plugin.PluginStatus;
import app.mooring.plugin.RexRay;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class GuestsModelTest {
    private final PlayedWindow window = new PlayedWindow();
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch followed = new CountDownLatch(1);
    private final CountDownLatch let = new CountDownLatch(1);

    GuestsModelTest() {
        answers.put("plugin", machine -> {
            asked.add((String) machine[0]);
            return new PluginStatus((String) machine[0], "0.1.0", "0.1.0", true, "active", true, true, true);
        });
        answers.put("followPluginLog", _ -> {
            followed.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            } finally {
                let.countDown();
            }
            return null;
        });
    }

    private GuestsModel model(LabSnapshot snapshot) {
        return new GuestsModel(Desks.of(snapshot, Language.ENGLISH, answers, window));
    }

    @Test
    void only_the_guest_that_is_looked_at_is_asked() {
        GuestsModel guests = model(Desks.lively());
        guests.shown();
        GuestModel first = guests.guests().getFirst();
        window.until(() -> first.plugin().get() != null);
        assertThat(asked).containsExactly("ubuntu2");
        guests.selected().set(guests.guest("ubuntu3").orElseThrow());
        window.until(() -> guests.guests().getLast().plugin().get() != null);
        assertThat(asked).containsExactly("ubuntu2", "ubuntu3");
        guests.close();
    }

    @Test
    void what_a_guest_is_away_for_says_what_can_be_done_about_it() {
        GuestsModel guests = model(Desks.cutOff());
        window.until(() -> guests.guest("ubuntu3").orElseThrow().away().get() != null);
        GuestModel away = guests.guest("ubuntu3").orElseThrow();
        assertThat(away.isAwayFor("ssh.unreachable").get()).isTrue();
        assertThat(away.isAwayFor("lab.guestOff").get()).isFalse();
        assertThat(guests.guest("ubuntu2")
                        .orElseThrow()
                        .isAwayFor("ssh.unreachable")
                        .get())
                .isFalse();
        guests.close();
    }

    @Test
    void leaving_the_page_ends_the_following_of_the_log() throws InterruptedException {
        GuestsModel guests = model(Desks.lively());
        guests.shown();
        followed.await();
        assertThat(guests.guests().getFirst().log().following().get()).isTrue();
        guests.left();
        let.await();
        assertThat(guests.guests().getFirst().log().following().get()).isFalse();
    }

    @Test
    void closing_the_page_ends_what_is_asked() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        answers.put("plugin", _ -> {
            asking.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            } finally {
                ended.countDown();
            }
            return null;
        });
        GuestsModel guests = model(Desks.lively());
        guests.shown();
        asking.await();
        guests.close();
        ended.await();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void a_guest_that_is_away_is_not_asked_and_says_why() {
        GuestsModel guests = model(Desks.cutOff());
        GuestModel away = guests.guest("ubuntu3").orElseThrow();
        guests.selected().set(away);
        guests.shown();
        assertThat(away.answers()).isFalse();
        assertThat(away.away().get()).isNotNull().extracting(Failure::code).isEqualTo("ssh.unreachable");
        assertThat(away.log().following().get()).isFalse();
        List<Failure> told = new ArrayList<>();
        away.away().addListener((_, _, now) -> told.add(now));
        away.see(Desks.cutOff().machine("ubuntu3").orElseThrow());
        assertThat(told).as("the same reason again").isEmpty();
        away.see(Desks.lively().machine("ubuntu3").orElseThrow());
        assertThat(told).containsOnlyNulls().hasSize(1);
        window.until(() -> away.plugin().get() != null);
        guests.close();
    }

    @Test
    void what_a_guest_told_of_its_plugin_is_forgotten_when_it_goes_away() {
        GuestsModel guests = model(Desks.lively());
        GuestModel guest = guests.guest("ubuntu3").orElseThrow();
        guests.selected().set(guest);
        guests.shown();
        window.until(() -> guest.plugin().get() != null);
        guest.see(Desks.cutOff().machine("ubuntu3").orElseThrow());
        assertThat(guest.plugin().get()).isNull();
        guests.close();
    }

    @Test
    void whether_rex_ray_is_there_is_known_only_while_its_guest_tells() {
        Lab own = Desks.lab();
        answers.put(
                "lab",
                _ -> new Lab(
                        own.name(),
                        own.virtualBoxFolder(),
                        own.webService(),
                        own.volumeFolder(),
                        RexRay.NAME,
                        own.machines()));
        GuestsModel guests = model(Desks.lively());
        GuestModel guest = guests.guest("ubuntu3").orElseThrow();
        assertThat(guest.isReleaseKnown()).as("before it told").isFalse();
        guests.selected().set(guest);
        guests.shown();
        window.until(() -> guest.plugin().get() != null);
        assertThat(guest.isReleaseKnown()).isTrue();
        guest.see(Desks.cutOff().machine("ubuntu3").orElseThrow());
        assertThat(guest.isReleaseKnown()).as("while it is silent").isFalse();
        guests.close();
    }

    @Test
    void the_release_of_moorings_own_driver_is_known_once_its_guest_was_heard() {
        assertThat(ubuntu3(Desks.cutOff()).isReleaseKnown()).isTrue();
        assertThat(ubuntu3(BrokenLabs.unheard()).isReleaseKnown()).isFalse();
    }

    private GuestModel ubuntu3(LabSnapshot snapshot) {
        return model(snapshot).guest("ubuntu3").orElseThrow();
    }

    @Test
    void a_plugin_that_is_another_one_now_is_asked_for_again() {
        GuestsModel guests = model(Desks.lively());
        GuestModel guest = guests.guest("ubuntu3").orElseThrow();
        guests.selected().set(guest);
        guests.shown();
        window.until(() -> guest.plugin().get() != null);
        asked.clear();
        MachineView seen = Desks.lively().machine("ubuntu3").orElseThrow();
        guest.see(seen);
        GuestView was = seen.guest();
        guest.see(new MachineView(
                seen.wanted(),
                seen.machine(),
                new GuestView(
                        was.reach(),
                        was.address(),
                        was.docker(),
                        "failed",
                        was.release(),
                        was.containers(),
                        was.localVolumes())));
        window.until(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("ubuntu3");
        guests.close();
    }

    @Test
    void a_refusal_is_shown_where_it_was_asked_for() {
        answers.put("uninstallPlugin", _ -> {
            throw Failure.refused("plugin.mounted", "ubuntu2", "/var/lib/mooring/volumes/mysqldata");
        });
        GuestModel guest = model(Desks.lively()).guests().getFirst();
        guest.uninstall();
        assertThat(guest.latest().running().get()).isNotNull();
        window.until(() -> guest.latest().running().get() == null);
        assertThat(guest.latest().failure().get())
                .isNotNull()
                .extracting(Failure::code)
                .isEqualTo("plugin.mounted");
        guest.latest().forget();
        assertThat(guest.latest().failure().get()).isNull();
        answers.put("installPlugin", _ -> true);
        guest.install();
        assertThat(guest.latest().failure().get()).isNull();
        window.until(() -> guest.latest().done().get() != null);
        assertThat(guest.latest().failure().get()).isNull();
    }
}
