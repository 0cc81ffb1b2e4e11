package app.mooring.ui.shell;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.Page;
import app.mooring.ui.settings.Surroundings;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Works;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window of an open lab: rail, page, status line, and what lies over them.
final class LabFrame extends StackPane implements Navigator, AutoCloseable {
    private final Texts texts;
    private final OpenLab lab;
    private final Pages pages;
    private final Rail rail;
    private final StatusLine status;
    private final BorderPane ground = new BorderPane();
    private final Floor floor;
    private final Palette palette;
    private final Consumer<Place> arrived;
    private final ChangeListener<@Nullable LabSnapshot> follower = (_, _, seen) -> showStatus(seen);
    private final Executor window;
    private final Supplier<List<Action>> more;
    private @Nullable Page shown;

    /// Whether the lab was seen.
    private boolean inSight;

    /// @param arrived is told where one goes
    /// @param window hands work to the window's thread, in order
    /// @param more what can be done besides what the pages can
    LabFrame(
            OpenLab lab,
            Works works,
            Languages languages,
            Look look,
            Surroundings around,
            Executor window,
            Supplier<List<Action>> more,
            Consumer<Place> arrived) {
        this.window = window;
        this.more = more;
        this.lab = lab;
        this.arrived = arrived;
        this.texts = languages.of(LabFrame.class);
        this.status = new StatusLine(texts, works, this);
        this.floor = new Floor(ground, Optional.of(status));
        this.pages = new Pages(new Desk(lab, works, this, languages), floor, look, around);
        this.rail = new Rail(texts, lab.snapshot(), works.running(), this, this::togglePalette);
        this.palette = new Palette(texts, floor::lift);
        rail.fit(widthProperty());
        ground.setLeft(rail);
        ground.setBottom(status);
        getChildren().add(floor);
        lab.snapshot().addListener(follower);
        showStatus(lab.snapshot().get());
    }

    private void showStatus(@Nullable LabSnapshot seen) {
        status.show(seen, this);
        if (seen != null && !inSight) {
            inSight = true;
            pages.rest(window, this::tryOn);
        }
    }

    /// Has a page that nobody went to yet take its styles and its layout, out of sight: most of the time that a first
    /// click on it would take.
    private void tryOn(Page page) {
        if (page.node().getScene() != null) {
            return; // one went there meanwhile
        }
        StackPane room = new StackPane(page.node());
        Scene scene = new Scene(room, getWidth(), getHeight());
        Optional.ofNullable(getScene()).ifPresent(mine -> scene.getStylesheets().setAll(mine.getStylesheets()));
        room.applyCss();
        room.layout();
        room.getChildren().clear();
    }

    StatusLine status() {
        return status;
    }

    Floor floor() {
        return floor;
    }

    @Override
    public void go(Place place) {
        Page page = pages.of(place);
        badges(place, page);
        if (!page.equals(shown)) {
            floor.close();
            shown = page;
            Node node = page.node();
            ground.setCenter(node);
            page.shown();
            arrived.accept(place);
        }
        rail.choose(place);
    }

    @Override
    public void go(Place place, String object) {
        go(place);
        pages.of(place).show(object);
    }

    /// Opens the palette, or closes it.
    void togglePalette() {
        if (floor.covered()) {
            floor.lift();
            return;
        }
        floor.lay(palette);
        palette.open(actions());
        pages.rest(window, page -> {
            tryOn(page);
            palette.become(actions());
        });
    }

    private void badges(Place place, Page page) {
        page.badge().ifPresent(text -> rail.badge(place, text));
    }

    private List<Action> actions() {
        List<Action> all = new ArrayList<>();
        for (Place place : Place.values()) {
            all.add(Action.of(texts.of("place." + place.name().toLowerCase(Locale.ROOT)), () -> go(place)));
        }
        all.addAll(pages.actions());
        LabSnapshot seen = lab.snapshot().get();
        if (seen != null) {
            seen.volumes().forEach(volume -> all.add(named(volume.name(), Place.VOLUMES, volume.name())));
            seen.machines().forEach(machine -> {
                all.add(named(machine.name(), Place.MACHINES, machine.name()));
                all.add(named(machine.name(), Place.GUESTS, machine.name()));
                machine.guest()
                        .containers()
                        .forEach(container -> all.add(named(container.name(), Place.GUESTS, machine.name())));
            });
        }
        all.add(Action.of(texts.of("menu.refresh"), lab::refresh));
        for (Language language : Language.values()) {
            all.add(Action.of(
                    new SimpleStringProperty(language.ownName()),
                    () -> texts.language().set(language)));
        }
        all.addAll(more.get());
        return all;
    }

    /// @param shown what is shown there: of a container its guest
    private Action named(String object, Place place, String shown) {
        return Action.of(
                texts.of(
                        "palette.object",
                        object,
                        texts.of("place." + place.name().toLowerCase(Locale.ROOT))),
                () -> go(place, shown));
    }

    /// Lets go of the lab, without closing it.
    @Override
    public void close() {
        lab.snapshot().removeListener(follower);
        pages.close();
    }
}
