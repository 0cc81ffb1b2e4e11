package app.mooring.ui.shell;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.control.FileBrowser;
import app.mooring.ui.hostkey.OwnGuests;
import app.mooring.ui.settings.Surroundings;
import app.mooring.ui.start.StartPage;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The first start, or a lab; and the change from one to another.
final class Ground extends StackPane {
    /// What else can be done from here.
    interface Ways {
        void newLab();

        void about();

        /// Closes the window, as its button does.
        void close();
    }

    private static final System.Logger LOG = System.getLogger(Ground.class.getName());

    private final Given given;
    private final Texts texts;
    private final HostKeyQuestion question;
    private final Questions questions;
    private final Departure departure;
    private final Notices notices;
    private final Ways ways;
    private @Nullable LabFrame frame;
    private volatile @Nullable OpenLab lab;

    /// Where panes are shown now; null: nowhere.
    private @Nullable Floor floor;

    /// Those that may still have something to close.
    private final Set<Opening> openings = ConcurrentHashMap.newKeySet();

    /// How much ran when the lab was opened.
    private int ranBefore;

    private List<Rooms.Listed> labs = List.of();

    /// The lab that was last wanted in its place.
    private @Nullable Callable<OpenLab> next;

    Ground(
            Given given,
            Texts texts,
            HostKeyQuestion question,
            Questions questions,
            Departure departure,
            Notices notices,
            Ways ways) {
        this.given = given;
        this.texts = texts;
        this.question = question;
        this.questions = questions;
        this.departure = departure;
        this.notices = notices;
        this.ways = ways;
    }

    /// The frame of the lab that is open; empty: none is.
    Optional<LabFrame> frame() {
        return Optional.ofNullable(frame);
    }

    /// The lab that is open; empty: none.
    Optional<OpenLab> lab() {
        return Optional.ofNullable(lab);
    }

    /// Where panes are shown now; empty: nowhere.
    Optional<Floor> floor() {
        return Optional.ofNullable(floor);
    }

    /// Shows the lab that was shown last, else the first one, else the two ways to begin.
    void begin() {
        Optional<Path> last = given.preferences().get("lab").map(Path::of).filter(Files::isRegularFile);
        if (last.isPresent()) {
            open(last.get());
            return;
        }
        given.works()
                .ask(
                        given.rooms()::labs,
                        labs -> labs.stream().findFirst().ifPresentOrElse(lab -> open(lab.file()), this::firstStart),
                        this::notOpened);
    }

    private StartPage firstStart() {
        StartPage start = new StartPage(given.languages(), choice -> {
            switch (choice) {
                case PRACTICE -> openPractice();
                case OWN -> ways.newLab();
            }
        });
        Floor made = new Floor(start.node(), Optional.empty(), Optional.empty(), questions);
        floor = made;
        getChildren().setAll(made);
        start.shown();
        given.works()
                .ask(
                        given.rooms()::labs,
                        listed -> {
                            labs = listed;
                            start.offer(listed, this::open);
                        },
                        failure -> LOG.log(System.Logger.Level.WARNING, "The labs are not listed", failure));
        return start;
    }

    /// Opens a practice lab, made for this window and thrown away with it.
    void openPractice() {
        opening(() -> {
            Rooms.Practice practice = given.rooms().practice(Optional.empty());
            try {
                return new OpenLab(practice.open(new OwnGuests(question)), practice.labFile(), Optional.of(practice));
            } catch (Failure failure) {
                practice.close();
                throw failure;
            }
        });
    }

    /// Opens the lab of that file.
    void open(Path file) {
        opening(() -> new OpenLab(given.rooms().open(Optional.of(file), question), file, Optional.empty()));
    }

    /// What runs in the lab that is open needs it until it has ended.
    private void opening(Callable<OpenLab> open) {
        next = open;
        Runnable then = () -> {
            if (open.equals(next)) {
                opening(open);
            }
        };
        if (lab == null || !departure.asked("leave.", () -> given.works().whenIdle(then), then)) {
            lost().ifPresentOrElse(key -> departure.askToLose(key, () -> change(open)), () -> change(open));
        }
    }

    /// What would be lost with the lab that is open, as the texts' keys begin: what was typed, or what was
    /// done in a practice lab.
    Optional<String> lost() {
        if (frame().filter(LabFrame::unsaved).isPresent()) {
            return Optional.of("unsaved.");
        }
        return lab().flatMap(OpenLab::practice)
                .filter(_ -> given.works().runs().size() > ranBefore)
                .map(_ -> "practice.");
    }

    private void change(Callable<OpenLab> open) {
        next = null;
        Optional<OpenLab> before = Optional.ofNullable(lab);
        Optional.ofNullable(frame).ifPresent(LabFrame::close);
        notices.read();
        frame = null;
        floor = null;
        Opening wait = new Opening(texts, before, this::firstStart);
        openings.removeIf(Opening::handedOver);
        openings.add(wait);
        lab = null;
        getChildren().setAll(wait);
        wait.begin(given.works(), open, this::opened, this::notOpened);
    }

    /// Gives up what is being opened, and returns when that, and what was left for it, is closed. On any thread but the
    /// window's.
    ///
    /// @throws InterruptedException when this thread is interrupted while it waits
    void endOpening() throws InterruptedException {
        for (Opening one : openings) {
            one.end();
        }
    }

    /// What stood in the way, over the labs there are and the two ways to begin.
    private void notOpened(Failure failure) {
        firstStart().failed(failure);
    }

    private void opened(OpenLab opened) {
        lab = opened;
        ranBefore = given.works().runs().size();
        LabFrame made = new LabFrame(given, opened, surroundings(), questions, this::actions, this::arrived);
        frame = made;
        floor = made.floor();
        getChildren().setAll(made);
        // A practice lab is new each time: one goes where its demo is.
        made.go(opened.practice().isEmpty() ? lastPlace() : Place.HARBOUR);
        opened.watch(given.window());
        if (opened.practice().isEmpty()) {
            given.preferences().put("lab", opened.file().toString());
        } else {
            meet(opened);
        }
        given.works()
                .ask(
                        given.rooms()::labs,
                        listed -> {
                            labs = listed;
                            made.status()
                                    .add(new LabMenu(
                                            texts, opened, listed, this::open, ways::newLab, this::openPractice));
                        },
                        failure -> LOG.log(System.Logger.Level.WARNING, "The labs are not listed", failure));
    }

    private void arrived(Place place) {
        given.preferences().put("page", place.name());
        if (place == Place.ACTIVITY) {
            notices.read();
        }
    }

    /// Has the guests of a practice lab trusted, so that they are seen.
    private void meet(OpenLab opened) {
        opened.rooms()
                .lab()
                .machines()
                .forEach(machine -> given.works()
                        .ask(
                                () -> {
                                    opened.rooms().decideHostKey(machine.name());
                                    return true;
                                },
                                _ -> opened.refresh(),
                                failure -> LOG.log(System.Logger.Level.WARNING, failure.getMessage())));
    }

    private Surroundings surroundings() {
        FileBrowser browser = FileBrowser.ofThisSystem();
        return new Surroundings(
                given.rooms(),
                given.home().user(),
                given.home().folder(),
                Shell.VERSION,
                question,
                this::open,
                browser::open);
    }

    private Place lastPlace() {
        return given.preferences()
                .get("page")
                .flatMap(name -> Arrays.stream(Place.values())
                        .filter(place -> place.name().equals(name))
                        .findFirst())
                .orElse(Place.HARBOUR);
    }

    /// What can be done anywhere.
    List<Action> actions() {
        Stream<Action> others = labs.stream()
                .filter(one ->
                        lab().filter(open -> open.file().equals(one.file())).isEmpty())
                .map(one -> Action.of(texts.of("lab.open", one.name()), () -> open(one.file())));
        return Stream.concat(
                        others,
                        Stream.of(
                                Action.of(texts.of("lab.practice"), this::openPractice),
                                Action.of(texts.of("lab.new"), ways::newLab),
                                Action.of(texts.of("about"), ways::about),
                                Action.of(texts.of("menu.close"), ways::close)))
                .toList();
    }
}
