package app.mooring.ui.guests;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.plugin.PluginStatus;
import app.mooring.ui.control.LogModel;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Work;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A guest, and what can be done in it.
final class GuestModel {
    private final Desk desk;
    private final Lab.Machine machine;
    private final Texts texts;
    private final LogModel log;
    private final ReadOnlyObjectWrapper<@Nullable MachineView> view = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> away = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PluginStatus> plugin = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> ended = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper deciding = new ReadOnlyBooleanWrapper();
    private @Nullable Question question;
    private boolean inSight;

    GuestModel(Desk desk, Lab.Machine machine) {
        this.desk = desk;
        this.machine = machine;
        this.texts = desk.languages().of(GuestModel.class);
        this.log = new LogModel(desk.works(), line -> rooms().followPluginLog(machine.name(), line));
    }

    private Rooms.Opened rooms() {
        return desk.lab().rooms();
    }

    void see(MachineView seen) {
        boolean answered = answers();
        view.set(seen);
        Failure now = seen.guest().reach() instanceof Reach.Away(Failure why) ? why : null;
        if (!same(away.get(), now)) {
            away.set(now);
        }
        if (inSight && !answered && answers()) {
            shown();
        }
    }

    /// Each look makes a failure of its own, also for the same reason.
    private static boolean same(@Nullable Failure one, @Nullable Failure other) {
        return Objects.equals(message(one), message(other));
    }

    private static @Nullable String message(@Nullable Failure failure) {
        return failure == null ? null : failure.getMessage();
    }

    /// It came in sight: asks for what a snapshot does not say, and follows the log.
    void shown() {
        inSight = true;
        if (answers()) {
            ask();
            log.start();
        }
    }

    void left() {
        inSight = false;
        log.close();
    }

    private void ask() {
        if (question != null) {
            question.close();
        }
        question = desk.works().ask(() -> rooms().plugin(name()), plugin::set, failure::set);
    }

    String name() {
        return machine.name();
    }

    Lab.Ssh ssh() {
        return machine.ssh();
    }

    LogModel log() {
        return log;
    }

    /// As it was last seen; null: not yet.
    ReadOnlyObjectProperty<@Nullable MachineView> view() {
        return view.getReadOnlyProperty();
    }

    boolean answers() {
        MachineView seen = view.get();
        return seen != null && seen.guest().reach().answers();
    }

    /// Why it does not answer; null: it does, or was not asked yet.
    ReadOnlyObjectProperty<@Nullable Failure> away() {
        return away.getReadOnlyProperty();
    }

    /// How it stands with the plugin; null: not asked yet.
    ReadOnlyObjectProperty<@Nullable PluginStatus> plugin() {
        return plugin.getReadOnlyProperty();
    }

    /// Why what was last tried did not work; null: it did.
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// What is being done in it; null: nothing.
    ReadOnlyObjectProperty<@Nullable Run> run() {
        return run.getReadOnlyProperty();
    }

    /// What was last done in it and worked; null: nothing yet.
    ReadOnlyObjectProperty<@Nullable Run> ended() {
        return ended.getReadOnlyProperty();
    }

    void powerOn() {
        start(texts.of("run.powerOn", name()), _ -> rooms().startMachine(name()));
    }

    /// Has the person decide about the host key that it shows now.
    void decideHostKey() {
        if (deciding.get()) {
            return;
        }
        deciding.set(true);
        desk.works()
                .ask(
                        () -> {
                            rooms().decideHostKey(name());
                            return true;
                        },
                        _ -> decided(),
                        _ -> decided());
    }

    /// What became of it is seen at the next look.
    private void decided() {
        deciding.set(false);
        desk.lab().refresh();
    }

    /// Whether the person is asked about its host key.
    ReadOnlyBooleanProperty deciding() {
        return deciding.getReadOnlyProperty();
    }

    void install() {
        start(
                texts.of("run.install", name()),
                listener -> rooms().installPlugin(name(), line -> listener.progress("install", line)));
    }

    void uninstall() {
        start(texts.of("run.uninstall", name()), _ -> {
            rooms().uninstallPlugin(name());
            return true;
        });
    }

    void configure() {
        start(texts.of("run.configure", name()), _ -> {
            rooms().configurePlugin(name());
            return true;
        });
    }

    /// Asks how the configuration in the guest differs from what the lab wants.
    Question difference(Consumer<List<String>> told, Consumer<Failure> failed) {
        return desk.works().ask(() -> rooms().pluginDifference(name()), told, failed);
    }

    private void start(ObservableValue<String> title, Work<Boolean> work) {
        failure.set(null);
        ended.set(null);
        Run begun = desk.works().start(title, work);
        run.set(begun);
        begun.whenEnded(how -> {
            run.set(null);
            if (how instanceof Run.State.Failed(Failure wrong)) {
                failure.set(wrong);
            } else if (how instanceof Run.State.Done) {
                ended.set(begun);
            }
            desk.lab().refresh();
            if (inSight) {
                shown();
            }
        });
    }
}
