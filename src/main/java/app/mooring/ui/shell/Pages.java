package app.mooring.ui.shell;

import app.mooring.ui.activity.ActivityPage;
import app.mooring.ui.control.Page;
import app.mooring.ui.demo.DemoPage;
import app.mooring.ui.guests.GuestsPage;
import app.mooring.ui.harbour.HarbourPage;
import app.mooring.ui.machines.MachinesPage;
import app.mooring.ui.settings.SettingsPage;
import app.mooring.ui.settings.Surroundings;
import app.mooring.ui.setup.SetupPage;
import app.mooring.ui.volumes.VolumesPage;
import app.mooring.ui.webservice.WebServicePage;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;

/// The pages of an open lab, each made when it is first asked for.
final class Pages implements AutoCloseable {
    private final Desk desk;
    private final Panes<Node> panes;
    private final Look look;
    private final Surroundings around;
    private boolean closed;
    private final Map<Place, Page> made = new EnumMap<>(Place.class);

    Pages(Desk desk, Panes<Node> panes, Look look, Surroundings around) {
        this.look = look;
        this.around = around;
        this.desk = desk;
        this.panes = panes;
    }

    Page of(Place place) {
        return made.computeIfAbsent(place, this::make);
    }

    /// That page, if it was made yet.
    Optional<Page> made(Place place) {
        return Optional.ofNullable(made.get(place));
    }

    private Page make(Place place) {
        return switch (place) {
            case HARBOUR -> new HarbourPage(desk, panes, around.home());
            case VOLUMES -> new VolumesPage(desk, panes);
            case MACHINES -> new MachinesPage(desk, panes);
            case GUESTS -> new GuestsPage(desk, panes);
            case WEB_SERVICE -> new WebServicePage(desk);
            case SETUP -> new SetupPage(desk, panes);
            case DEMO -> new DemoPage(desk);
            case ACTIVITY -> new ActivityPage(desk);
            case SETTINGS -> new SettingsPage(desk, panes, look, around);
        };
    }

    /// Makes those that were not asked for yet, one after the other, so that the window answers in between.
    ///
    /// @param window hands work to the window's thread, in order
    /// @param told of each, some time after it was made: it may be in sight by then
    void rest(Executor window, Consumer<Page> told) {
        turn(
                window,
                () -> Arrays.stream(Place.values())
                        .filter(place -> !made.containsKey(place))
                        .findFirst()
                        .ifPresent(place -> {
                            Page page = of(place);
                            turn(window, () -> {
                                told.accept(page);
                                rest(window, told);
                            });
                        }));
    }

    private void turn(Executor window, Runnable work) {
        window.execute(() -> {
            if (!closed) {
                work.run();
            }
        });
    }

    /// What can be done on those pages that were made.
    Map<Place, List<Action>> actions() {
        Map<Place, List<Action>> actions = new EnumMap<>(Place.class);
        made.forEach((place, page) -> actions.put(place, page.actions()));
        return actions;
    }

    /// Whether something was typed on one of them that would be lost with it.
    boolean unsaved() {
        return made.values().stream().anyMatch(Page::unsaved);
    }

    @Override
    public void close() {
        closed = true;
        made.values().forEach(Page::close);
    }
}
