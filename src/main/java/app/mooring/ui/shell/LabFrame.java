package app.mooring.ui.shell;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.Page;
import app.mooring.ui.settings.Surroundings;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Works;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.scene.Parent;
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
    private final Offers offers;
    private final Consumer<Place> arrived;
    private final ChangeListener<@Nullable LabSnapshot> follower = (_, _, seen) -> showStatus(seen);
    private final Executor window;
    private final Supplier<List<Action>> more;
    private @Nullable Page shown;

    /// Whether the lab was seen.
    private boolean inSight;
    private boolean stocked;

    /// @param arrived is told where one goes
    /// @param questions what lies over it
    /// @param more what can be done besides what the pages can
    LabFrame(
            Given given,
            OpenLab lab,
            Surroundings around,
            Questions questions,
            Supplier<List<Action>> more,
            Consumer<Place> arrived) {
        Works works = given.works();
        Languages languages = given.languages();
        this.window = given.window();
        this.more = more;
        this.lab = lab;
        this.arrived = arrived;
        this.texts = languages.of(LabFrame.class);
        this.status = new StatusLine(texts, works, this);
        this.rail = new Rail(texts, lab.snapshot(), works.running(), this, window, this::togglePalette);
        this.floor = new Floor(ground, Optional.of(status), Optional.of(rail), questions);
        this.pages = new Pages(new Desk(lab, works, this, languages), floor, given.look(), around);
        this.palette = new Palette(texts, floor::lift);
        this.offers = new Offers(texts, lab, works, pages, this);
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
            pages.rest(window, this::made);
        }
        if (seen != null && !stocked && !seen.volumes().isEmpty()) {
            // Rows of a table take most of what its page takes: not at the click that would show the first of them.
            stocked = true;
            pages.made(Place.VOLUMES).ifPresent(page -> window.execute(() -> tryOn(page)));
        }
    }

    /// Whoever made it: the palette that is open has what can be done on it too.
    private void made(Page page) {
        tryOn(page);
        if (floor.covered()) {
            palette.become(actions());
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
        floor.lift();
        Page page = pages.of(place);
        badges(place, page);
        if (!page.equals(shown)) {
            floor.leave();
            shown = page;
            ground.setCenter(page.node());
            page.shown();
            takeKeyboard(page.node());
            arrived.accept(place);
        }
        rail.choose(place);
    }

    @Override
    public void go(Place place, String object) {
        go(place);
        pages.of(place).show(object);
    }

    /// The keyboard goes to the page as a whole, where the page has not chosen a control: the next key presses none,
    /// and
    /// Tab goes to the first. It stays with what is asked over it.
    private void takeKeyboard(Parent page) {
        if (!page.isFocusWithin() && !floor.asked()) {
            page.requestFocus();
        }
    }

    /// Opens the palette, or closes it.
    void togglePalette() {
        if (floor.covered()) {
            floor.lift();
            return;
        }
        floor.lay(palette);
        palette.open(actions());
        pages.rest(window, this::made);
    }

    private void badges(Place place, Page page) {
        page.badge().ifPresent(text -> rail.badge(place, text));
    }

    private List<Action> actions() {
        return Stream.concat(offers.all().stream(), more.get().stream()).toList();
    }

    /// Whether something was typed that would be lost with it.
    boolean unsaved() {
        return pages.unsaved();
    }

    /// Lets go of the lab, without closing it.
    @Override
    public void close() {
        lab.snapshot().removeListener(follower);
        status.close();
        pages.close();
    }
}
