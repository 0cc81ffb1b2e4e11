package app.mooring.ui.shell;

import app.mooring.ui.hostkey.HostKeyDesk;
import app.mooring.ui.settings.Themes;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// What the window shows: the first start or a lab, the form of a new one over it, and what is asked over
/// both.
public final class Shell extends StackPane {
    /// The window as the system has it.
    public interface Closing {
        /// Has it out of the way, where the person can fetch it back.
        void hide();

        /// Has it in sight again, before the others.
        void comeBack();

        void quit();
    }

    static final String VERSION = "0.1.0";

    private final Given given;
    private final HostKeyDesk question;
    private final Texts texts;
    private final Questions questions;
    private final Departure departure;
    private final Ground ground;
    private @Nullable NewLab form;

    public Shell(Given given) {
        this.given = given;
        this.texts = given.languages().of(Shell.class);
        this.questions = new Questions(this::floor, this::wanted);
        this.question = new HostKeyDesk(given.window(), given.languages(), questions.place());
        this.departure = new Departure(texts, given.works(), questions);
        Notices notices = new Notices(texts, given.works(), this::floor, () -> go(Place.ACTIVITY));
        this.ground = new Ground(given, texts, question, questions, departure, notices, new Ground.Ways() {
            @Override
            public void newLab() {
                Shell.this.newLab();
            }

            @Override
            public void about() {
                Shell.this.about();
            }

            @Override
            public void close() {
                requestClose();
            }
        });
        getStyleClass().add("shell");
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> departure.inSight());
        getChildren().addAll(ground, questions);
    }

    /// Where panes are shown now: the form, the first start, or the lab; empty: there is none of them.
    private Optional<Floor> floor() {
        return Optional.ofNullable(form).map(NewLab::floor).or(ground::floor);
    }

    private void wanted() {
        departure.wanted();
    }

    /// Ctrl-K, on macOS Cmd-K, opens the palette; with a digit it goes to that page. Escape closes the
    /// palette also where the keyboard is elsewhere.
    private void key(KeyEvent event) {
        departure.inSight();
        if (Keys.PALETTE.match(event)) {
            palette();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && floor().filter(Floor::covered).isPresent()) {
            floor().ifPresent(Floor::lift);
            event.consume();
        } else {
            Keys.place(event).ifPresent(place -> {
                go(place);
                event.consume();
            });
        }
    }

    /// The lab's frame, where it is what is shown.
    private Optional<LabFrame> inSight() {
        return ground.frame().filter(_ -> form == null);
    }

    private void palette() {
        inSight()
                .ifPresentOrElse(
                        LabFrame::togglePalette,
                        () -> floor().ifPresent(shown -> Palette.toggle(texts, shown, this::actions)));
    }

    /// What can be done where no lab is in sight; over the form of a new one, nothing that would leave it.
    private List<Action> actions() {
        List<Action> beginnings = form == null
                ? ground.actions()
                : List.of(
                        Action.of(texts.of("about"), this::about),
                        Action.of(texts.of("menu.close"), this::requestClose));
        // Where there is a lab, its page of settings has the themes.
        List<Action> themes = ground.frame().isEmpty() ? Themes.actions(given.languages(), given.look()) : List.of();
        return Stream.of(beginnings, Offers.languages(texts), themes)
                .flatMap(List::stream)
                .toList();
    }

    private void requestClose() {
        Window window = getScene().getWindow();
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void go(Place place) {
        inSight().ifPresent(shown -> shown.go(place));
    }

    private void about() {
        panes().show(new AboutPane(texts, VERSION, panes()::close));
    }

    /// The menu bar at the top of the screen, for systems that have one there.
    ///
    /// @param close closes the window, as its button does
    public MenuBar systemMenu(Runnable close) {
        return new SystemMenu(texts, new SystemMenu.Commands() {
            @Override
            public void newLab() {
                Shell.this.newLab();
            }

            @Override
            public void openPractice() {
                Shell.this.openPractice();
            }

            @Override
            public void closeWindow() {
                close.run();
            }

            @Override
            public void palette() {
                Shell.this.palette();
            }

            @Override
            public void go(Place place) {
                Shell.this.go(place);
            }

            @Override
            public void about() {
                Shell.this.about();
            }
        });
    }

    /// Whether the window may be closed now. If something runs, or what was typed or a practice lab in which something
    /// was done would be lost, the person is asked first.
    public boolean mayClose(Closing window) {
        return departure.mayClose(window, this::lost);
    }

    /// The person has the window in sight again: it does not close by itself any more.
    public void fetchedBack() {
        departure.inSight();
    }

    private Optional<String> lost() {
        return Optional.ofNullable(form)
                .filter(NewLab::unsaved)
                .map(_ -> "unsaved.")
                .or(ground::lost);
    }

    private Panes<Node> panes() {
        return new Panes<>() {
            @Override
            public void show(Node pane) {
                floor().ifPresent(shown -> shown.show(pane));
            }

            @Override
            public void close() {
                floor().ifPresent(Floor::close);
            }
        };
    }

    /// Shows the lab that was shown last, else the first one, else the two ways to begin.
    public void begin() {
        ground.begin();
    }

    /// Opens a practice lab, made for this window and thrown away with it.
    public void openPractice() {
        ground.openPractice();
    }

    /// Opens the lab of that file.
    public void open(Path file) {
        ground.open(file);
    }

    /// The form of a new lab, over what is shown. The lab that is open goes on behind it.
    private void newLab() {
        if (form != null) {
            return;
        }
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        NewLab made = new NewLab(given, question, questions, new NewLab.Ways() {
            @Override
            public void saved(Path file) {
                back();
                open(file);
            }

            @Override
            public void back() {
                leave(focused);
            }
        });
        form = made;
        getChildren().add(1, made.floor());
        ground.setVisible(false);
        made.shown();
    }

    private void leave(@Nullable Node focused) {
        if (form != null) {
            form.close();
            getChildren().remove(form.floor());
            form = null;
        }
        ground.setVisible(true);
        if (focused != null) {
            focused.requestFocus();
        }
    }

    /// The lab that is open; empty: none.
    public Optional<OpenLab> lab() {
        return ground.lab();
    }

    /// Cancels what still runs, and closes the lab, also one that is being opened or left; blocks. Who waits for a
    /// decision of the person would keep it open for ever.
    public void close() {
        question.close();
        try {
            given.works().end();
            ground.endOpening();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lab().ifPresent(OpenLab::close);
    }
}
