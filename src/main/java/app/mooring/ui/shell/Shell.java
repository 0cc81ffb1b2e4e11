package app.mooring.ui.shell;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.settings.Preferences;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the window shows: the first start, or a lab; and the change from one to another.
public final class Shell extends StackPane {
    private static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final Rooms rooms;
    private final Works works;
    private final Languages languages;
    private final Preferences preferences;
    private final Executor window;
    private final Texts texts;
    private @Nullable LabFrame frame;
    private @Nullable OpenLab lab;

    /// @param window hands work to the window's thread, in order
    public Shell(Rooms rooms, Works works, Languages languages, Preferences preferences, Executor window) {
        this.rooms = rooms;
        this.works = works;
        this.languages = languages;
        this.preferences = preferences;
        this.window = window;
        this.texts = languages.of(Shell.class);
        getStyleClass().add("shell");
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (PALETTE.match(event) && frame != null) {
                frame.togglePalette(List.of());
                event.consume();
            }
        });
    }

    /// Opens a practice lab, made for this window and thrown away with it.
    public void openPractice() {
        opening(() -> {
            Rooms.Practice practice = rooms.practice(Optional.empty());
            try {
                // Its guests were made a moment ago by this very program.
                return new OpenLab(practice.open((_, _, _) -> true), practice.labFile(), Optional.of(practice));
            } catch (Failure failure) {
                practice.close();
                throw failure;
            }
        });
    }

    /// Opens the lab of that file.
    public void open(Path file, HostKeyQuestion question) {
        opening(() -> new OpenLab(rooms.open(Optional.of(file), question), file, Optional.empty()));
    }

    private void opening(Callable<OpenLab> open) {
        Optional<OpenLab> before = Optional.ofNullable(lab);
        Optional.ofNullable(frame).ifPresent(LabFrame::close);
        frame = null;
        lab = null;
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("opening");
        VBox wait = new VBox(turning, Labels.of(texts.of("opening"), "muted"));
        wait.setAlignment(Pos.CENTER);
        wait.getStyleClass().add("opening-page");
        getChildren().setAll(wait);
        works.ask(
                () -> {
                    before.ifPresent(OpenLab::close);
                    return open.call();
                },
                this::opened,
                failure -> getChildren().setAll(new FailurePane(languages, failure)));
    }

    private void opened(OpenLab opened) {
        lab = opened;
        LabFrame made = new LabFrame(opened, works, languages, place -> preferences.put("page", place.name()));
        frame = made;
        getChildren().setAll(made);
        made.go(lastPlace());
        opened.watch(window);
    }

    private Place lastPlace() {
        return preferences
                .get("page")
                .flatMap(name -> Arrays.stream(Place.values())
                        .filter(place -> place.name().equals(name))
                        .findFirst())
                .orElse(Place.HARBOUR);
    }

    /// The lab that is open; empty: none.
    public Optional<OpenLab> lab() {
        return Optional.ofNullable(lab);
    }

    /// What can be done anywhere.
    List<Action> actions() {
        return List.of(Action.of(texts.of("lab.practice"), this::openPractice));
    }

    /// Closes the lab; blocks.
    public void close() {
        Optional.ofNullable(lab).ifPresent(OpenLab::close);
    }
}
