package app.mooring.ui.webservice;

import app.mooring.face.Rooms;
import app.mooring.face.Rooms.WebServiceClient;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.ui.control.LogModel;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Away;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.LatestRun;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The web service, and what can be done with it.
final class WebServiceModel implements AutoCloseable {
    /// Who uses it.
    sealed interface Users {
        record Unasked() implements Users {}

        /// The system does not tell.
        record Unknown() implements Users {}

        record Known(List<WebServiceClient> all) implements Users {
            public Known {
                all = List.copyOf(all);
            }
        }
    }

    private final Desk desk;
    private final Texts texts;
    private final LogModel log;
    private final Subscription snapshots;
    private final ReadOnlyObjectWrapper<LabSnapshot.@Nullable Host> host = new ReadOnlyObjectWrapper<>();
    private final Away away = new Away();
    private final LatestRun latest;
    private final ReadOnlyObjectWrapper<@Nullable Duration> age = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> logInFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper logInKnown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper startsAtLogIn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Users> users = new ReadOnlyObjectWrapper<>(new Users.Unasked());
    /// Null: not now.
    private @Nullable Question usersAsked;

    private @Nullable Question logInAsked;
    private boolean inSight;

    WebServiceModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.languages().of(WebServiceModel.class);
        this.latest = new LatestRun(desk.works());
        this.log = new LogModel(desk.works(), line -> rooms().followWebServiceLog(line));
        this.snapshots = desk.lab().snapshot().subscribe(this::see);
    }

    private Rooms.Opened rooms() {
        return desk.lab().rooms();
    }

    private void see(@Nullable LabSnapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        LabSnapshot.Host now = snapshot.host();
        LabSnapshot.Host before = host.get();
        if (before != null && !before.webService().answers() && now.webService().answers()) {
            latest.forget(); // whatever went wrong, it is there now
        }
        Instant since = now.since();
        age.set(since == null ? null : Duration.between(since, snapshot.taken()));
        host.set(now);
        away.see(now.webService());
        if (inSight && usersAsked == null) {
            askUsers();
        }
    }

    /// It came in sight: asks for what a snapshot does not say, and follows the log.
    void shown() {
        inSight = true;
        ask();
        log.start();
    }

    /// Asks again who uses it and whether it starts at log-in.
    void ask() {
        askUsers();
        close(logInAsked);
        logInAsked = desk.works()
                .ask(
                        () -> rooms().startsAtLogIn(),
                        starts -> {
                            logInFailure.set(null);
                            startsAtLogIn.set(starts);
                            logInKnown.set(true);
                        },
                        wrong -> {
                            logInKnown.set(false);
                            logInFailure.set(wrong);
                        });
    }

    private void askUsers() {
        close(usersAsked);
        usersAsked = desk.works()
                .ask(
                        () -> rooms().webServiceClients(),
                        all -> see(new Users.Known(all)),
                        _ -> see(new Users.Unknown()));
    }

    private void see(Users now) {
        usersAsked = null;
        users.set(now);
    }

    private static void close(@Nullable Question question) {
        if (question != null) {
            question.close();
        }
    }

    void left() {
        inSight = false;
        log.close();
    }

    Lab.WebService wanted() {
        return rooms().lab().webService();
    }

    LogModel log() {
        return log;
    }

    /// The host as it was last seen; null: not yet.
    ReadOnlyObjectProperty<LabSnapshot.@Nullable Host> host() {
        return host.getReadOnlyProperty();
    }

    /// Why it does not let Mooring in; null: it does, or was not asked yet.
    ReadOnlyObjectProperty<@Nullable Failure> away() {
        return away.why();
    }

    /// How long it has been running; null: it does not run, or that is not known.
    ReadOnlyObjectProperty<@Nullable Duration> age() {
        return age.getReadOnlyProperty();
    }

    /// Takes away what is told of what did not work.
    void forget() {
        latest.forget();
    }

    /// Why what was last tried did not work; null: it did, or it is no longer so.
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return latest.failure();
    }

    /// Why it cannot be started at log-in; null: it can.
    ReadOnlyObjectProperty<@Nullable Failure> logInFailure() {
        return logInFailure.getReadOnlyProperty();
    }

    /// Whether it is known if it starts at log-in.
    ReadOnlyBooleanProperty logInKnown() {
        return logInKnown.getReadOnlyProperty();
    }

    /// Whether it can be wanted at all: a practice lab is thrown away.
    boolean mayStartAtLogIn() {
        return desk.lab().practice().isEmpty();
    }

    ReadOnlyBooleanProperty startsAtLogIn() {
        return startsAtLogIn.getReadOnlyProperty();
    }

    /// What is being done with it; null: nothing.
    ReadOnlyObjectProperty<@Nullable Run> run() {
        return latest.running();
    }

    ReadOnlyObjectProperty<Users> users() {
        return users.getReadOnlyProperty();
    }

    boolean running() {
        LabSnapshot.Host seen = host.get();
        return seen != null && (seen.process() != 0 || seen.webService().answers());
    }

    void start() {
        start(texts.of("run.start"), _ -> rooms().startWebService());
    }

    void stop() {
        start(texts.of("run.stop"), _ -> rooms().stopWebService());
    }

    void restart() {
        start(texts.of("run.restart"), _ -> {
            rooms().restartWebService();
            return true;
        });
    }

    void startAtLogIn(boolean wanted) {
        start(texts.of(wanted ? "run.atLogIn" : "run.notAtLogIn"), _ -> {
            rooms().startAtLogIn(wanted);
            return true;
        });
    }

    private void start(ObservableValue<String> title, Work<Boolean> work) {
        latest.start(title, work).whenEnded(_ -> {
            desk.lab().refresh();
            if (inSight) {
                shown();
            }
        });
    }

    @Override
    public void close() {
        snapshots.unsubscribe();
        left();
        close(usersAsked);
        close(logInAsked);
    }
}
