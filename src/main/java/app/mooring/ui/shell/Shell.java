package app.mooring.ui.shell;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.control.FileBrowser;
import app.mooring.ui.hostkey.HostKeyDesk;
import app.mooring.ui.hostkey.OwnGuests;
import app.mooring.ui.labform.LabForm;
import app.mooring.ui.settings.Surroundings;
import app.mooring.ui.start.StartPage;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What the window shows: the first start, or a lab; and the change from one to another.
public final class Shell extends StackPane {
    private static final String VERSION = "0.1.0";
    private static final System.Logger LOG = System.getLogger(Shell.class.getName());

    private final Rooms rooms;
    private final HostKeyDesk question;
    private final Works works;
    private final Languages languages;
    private final Preferences preferences;
    private final Look look;
    private final Home home;
    private final Executor window;
    private final Texts texts;
    private final Notices notices;
    private @Nullable LabFrame frame;
    private @Nullable Floor floor;
    private @Nullable OpenLab lab;
    private List<Rooms.Listed> labs = List.of();

    /// The lab that was last wanted in its place.
    private @Nullable Callable<OpenLab> next;

    /// @param window hands work to the window's thread, in order
    public Shell(
            Rooms rooms,
            Works works,
            Languages languages,
            Preferences preferences,
            Look look,
            Home home,
            Executor window) {
        this.rooms = rooms;
        this.question = new HostKeyDesk(window, languages, panes());
        this.works = works;
        this.languages = languages;
        this.preferences = preferences;
        this.look = look;
        this.home = home;
        this.window = window;
        this.texts = languages.of(Shell.class);
        getStyleClass().add("shell");
        this.notices = new Notices(texts, works, () -> Optional.ofNullable(floor), () -> go(Place.ACTIVITY));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Ctrl-K, on macOS Cmd-K, opens the palette; with a digit it goes to that page.
    private void key(KeyEvent event) {
        if (Keys.PALETTE.match(event)) {
            palette();
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
        return Optional.ofNullable(frame).filter(shown -> shown.getParent() != null);
    }

    private void palette() {
        inSight().ifPresent(LabFrame::togglePalette);
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

    /// Whether the window may be closed now. If something runs, the person is asked first.
    ///
    /// @param background hides the window until it has ended
    /// @param quit closes the window
    public boolean mayClose(Runnable background, Runnable quit) {
        Runnable hide = () -> {
            question.close(); // nobody sees one any more, and who asks would wait for ever
            background.run();
        };
        return !asked("quit.", hide, quit);
    }

    /// Whether something runs, and the person is asked what is to become of it first.
    ///
    /// @param question what the texts' keys begin with
    /// @param waiting what is done at once when it is to go on
    /// @param then what is done once nothing runs any more
    private boolean asked(String question, Runnable waiting, Runnable then) {
        Floor shown = floor;
        Optional<Run> running = works.latest();
        if (running.isEmpty() || shown == null) {
            return false;
        }
        ask(shown, question, running.get(), waiting, then);
        return true;
    }

    /// The question goes when what it asks about has ended; it is asked about the next one where more runs.
    private void ask(Floor shown, String question, Run running, Runnable waiting, Runnable then) {
        QuitPane pane = new QuitPane(
                texts,
                question,
                running,
                shown::close,
                () -> {
                    shown.close();
                    waiting.run();
                    works.whenIdle(then);
                },
                () -> {
                    shown.close();
                    works.runs().forEach(Run::cancel);
                    works.whenIdle(then);
                });
        shown.show(pane);
        running.whenEnded(_ -> {
            if (shown.shows(pane)) {
                works.latest().ifPresentOrElse(one -> ask(shown, question, one, waiting, then), shown::close);
            }
        });
    }

    private Panes<Node> panes() {
        return new Panes<>() {
            @Override
            public void show(Node pane) {
                Optional.ofNullable(floor).ifPresent(shown -> shown.show(pane));
            }

            @Override
            public void close() {
                Optional.ofNullable(floor).ifPresent(Floor::close);
            }
        };
    }

    /// Shows the lab that was shown last, else the first one, else the two ways to begin.
    public void begin() {
        Optional<Path> last = preferences.get("lab").map(Path::of).filter(Files::isRegularFile);
        if (last.isPresent()) {
            open(last.get());
            return;
        }
        works.ask(
                rooms::labs,
                labs -> labs.stream().findFirst().ifPresentOrElse(lab -> open(lab.file()), this::firstStart),
                this::notOpened);
    }

    private StartPage firstStart() {
        StartPage start = new StartPage(languages, choice -> {
            switch (choice) {
                case PRACTICE -> openPractice();
                case OWN -> newLab();
            }
        });
        getChildren().setAll(start.node());
        start.shown();
        works.ask(
                rooms::labs,
                labs -> start.offer(labs, this::open),
                failure -> LOG.log(System.Logger.Level.WARNING, "The labs are not listed", failure));
        return start;
    }

    /// Opens a practice lab, made for this window and thrown away with it.
    public void openPractice() {
        opening(() -> {
            Rooms.Practice practice = rooms.practice(Optional.empty());
            try {
                return new OpenLab(practice.open(new OwnGuests(question)), practice.labFile(), Optional.of(practice));
            } catch (Failure failure) {
                practice.close();
                throw failure;
            }
        });
    }

    /// Opens the lab of that file.
    public void open(Path file) {
        opening(() -> new OpenLab(rooms.open(Optional.of(file), question), file, Optional.empty()));
    }

    /// What runs in the lab that is open needs it until it has ended.
    private void opening(Callable<OpenLab> open) {
        next = open;
        boolean waits = asked("leave.", () -> {}, () -> {
            if (open.equals(next)) {
                opening(open);
            }
        });
        if (!waits) {
            next = null;
            change(open);
        }
    }

    private void change(Callable<OpenLab> open) {
        Optional<OpenLab> before = Optional.ofNullable(lab);
        Optional.ofNullable(frame).ifPresent(LabFrame::close);
        notices.read();
        frame = null;
        floor = null;
        lab = null;
        Opening wait = new Opening(texts, this::firstStart);
        getChildren().setAll(wait);
        wait.begin(
                works,
                () -> {
                    closed(before);
                    return open.call();
                },
                this::opened,
                this::notOpened);
    }

    /// It is closed to the end, also when nobody waits for the next one any more.
    private static void closed(Optional<OpenLab> before) throws InterruptedException {
        Thread closing = Thread.ofVirtual().start(() -> before.ifPresent(OpenLab::close));
        closing.join();
    }

    /// What stood in the way, over the labs there are and the two ways to begin.
    private void notOpened(Failure failure) {
        firstStart().failed(failure);
    }

    private void opened(OpenLab opened) {
        lab = opened;
        LabFrame made =
                new LabFrame(opened, works, languages, look, surroundings(), window, this::actions, this::arrived);
        frame = made;
        floor = made.floor();
        getChildren().setAll(made);
        made.go(lastPlace());
        opened.watch(window);
        if (opened.practice().isEmpty()) {
            preferences.put("lab", opened.file().toString());
        } else {
            meet(opened);
        }
        works.ask(
                rooms::labs,
                listed -> {
                    labs = listed;
                    made.status()
                            .add(new LabMenu(
                                    texts,
                                    opened.name(),
                                    opened.practice().isPresent(),
                                    listed,
                                    this::open,
                                    this::newLab,
                                    this::openPractice));
                },
                failure -> LOG.log(System.Logger.Level.WARNING, "The labs are not listed", failure));
    }

    private void arrived(Place place) {
        preferences.put("page", place.name());
        if (place == Place.ACTIVITY) {
            notices.read();
        }
    }

    /// Has the guests of a practice lab trusted, so that they are seen.
    private void meet(OpenLab opened) {
        opened.rooms()
                .lab()
                .machines()
                .forEach(machine -> works.ask(
                        () -> {
                            opened.rooms().decideHostKey(machine.name());
                            return true;
                        },
                        _ -> opened.refresh(),
                        failure -> LOG.log(System.Logger.Level.WARNING, failure.getMessage())));
    }

    /// The form of a new lab, in the place of what is shown. The lab that is open stays open behind it.
    private void newLab() {
        List<Node> before = List.copyOf(getChildren());
        Floor floorBefore = floor;
        LabForm[] form = new LabForm[1];
        form[0] = new LabForm(
                rooms,
                works,
                languages,
                home.user(),
                Optional.empty(),
                new SimpleIntegerProperty(),
                question,
                file -> {
                    leave(form[0], floorBefore, before);
                    open(file);
                },
                () -> leave(form[0], floorBefore, before));
        Floor under = new Floor(form[0].node(), Optional.empty(), Optional.empty());
        floor = under;
        getChildren().setAll(under);
        form[0].shown();
    }

    private void leave(LabForm form, @Nullable Floor floorBefore, List<Node> before) {
        form.close();
        floor = floorBefore;
        getChildren().setAll(before);
    }

    private Surroundings surroundings() {
        FileBrowser browser = FileBrowser.ofThisSystem();
        return new Surroundings(rooms, home.user(), home.folder(), VERSION, question, this::open, browser::open);
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
    private List<Action> actions() {
        Stream<Action> others = labs.stream()
                .filter(one ->
                        lab().filter(open -> open.file().equals(one.file())).isEmpty())
                .map(one -> Action.of(texts.of("lab.open", one.name()), () -> open(one.file())));
        return Stream.concat(
                        others,
                        Stream.of(
                                Action.of(texts.of("lab.practice"), this::openPractice),
                                Action.of(texts.of("lab.new"), this::newLab),
                                Action.of(texts.of("about"), this::about)))
                .toList();
    }

    /// Cancels what still runs, and closes the lab; blocks. Who waits for a decision of the person would keep it open
    /// for ever.
    public void close() {
        question.close();
        try {
            works.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Optional.ofNullable(lab).ifPresent(OpenLab::close);
    }
}
