package app.mooring.ui.guests;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.plugin.PluginStatus;
import app.mooring.plugin.RexRay;
import app.mooring.ui.control.LogModel;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Away;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.LatestRun;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A guest, and what can be done in it.
final class GuestModel implements AutoCloseable {
    private final Desk desk;
    private final Lab.Machine machine;
    private final Texts texts;
    private final LogModel log;
    private final ReadOnlyObjectWrapper<@Nullable MachineView> view = new ReadOnlyObjectWrapper<>();
    private final Away away = new Away();
    private final LatestRun latest;
    private final ReadOnlyObjectWrapper<@Nullable PluginStatus> plugin = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> unknown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper deciding = new ReadOnlyBooleanWrapper();
    private @Nullable Question question;
    private boolean inSight;

    GuestModel(Desk desk, Lab.Machine machine) {
        this.desk = desk;
        this.machine = machine;
        this.texts = desk.languages().of(GuestModel.class);
        this.latest = new LatestRun(desk.works());
        this.log = new LogModel(desk.works(), line -> rooms().followPluginLog(machine.name(), line));
    }

    private Rooms.Opened rooms() {
        return desk.lab().rooms();
    }

    void see(MachineView seen) {
        boolean answered = answers();
        boolean other = !driver(view.get()).equals(driver(seen));
        if (!seen.guest().reach().answers()) {
            knowNothing();
        }
        view.set(seen);
        away.see(seen.guest().reach());
        if (!inSight || !answers()) {
            return;
        }
        if (!answered) {
            shown();
        } else if (other) {
            ask();
        }
    }

    /// What it told before it went away need not be so any more.
    private void knowNothing() {
        letGo();
        plugin.set(null);
        unknown.set(null);
    }

    private static List<String> driver(@Nullable MachineView seen) {
        return seen == null
                ? List.of()
                : List.of(seen.guest().driver(), seen.guest().release());
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

    @Override
    public void close() {
        left();
        letGo();
    }

    /// Nobody waits for the answer any more.
    private void letGo() {
        if (question != null) {
            question.close();
        }
    }

    private void ask() {
        letGo();
        question = desk.works()
                .ask(
                        () -> rooms().plugin(name()),
                        told -> {
                            plugin.set(told);
                            unknown.set(null);
                        },
                        unknown::set);
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
        return away.why();
    }

    /// How it stands with the plugin; null: not asked yet, or away since.
    ReadOnlyObjectProperty<@Nullable PluginStatus> plugin() {
        return plugin.getReadOnlyProperty();
    }

    /// Why that could not be found out; null: it could, or was not asked.
    ReadOnlyObjectProperty<@Nullable Failure> unknown() {
        return unknown.getReadOnlyProperty();
    }

    /// Whether the lab's driver is REX-Ray, which Mooring configures, but neither installs nor takes away.
    boolean isRexRay() {
        return rooms().lab().driver().equals(RexRay.NAME);
    }

    /// The release of the plugin that is there; empty: none, or not known.
    String release() {
        MachineView seen = view.get();
        PluginStatus status = plugin.get();
        String live = seen == null ? "" : seen.guest().release();
        return live.isEmpty() && status != null ? status.release() : live;
    }

    /// Whether that is known, be it that there is none. REX-Ray's own is told by [#plugin] alone.
    boolean isReleaseKnown() {
        MachineView seen = view.get();
        return plugin.get() != null
                || (!isRexRay() && seen != null && seen.guest().heard());
    }

    /// The state of the plugin's service, as systemd says; empty: not known.
    String service() {
        MachineView seen = view.get();
        return seen == null || !seen.guest().reach().answers()
                ? ""
                : seen.guest().driver();
    }

    Provision provision() {
        return Provision.of(release(), service(), plugin.get());
    }

    /// Whether bringing the plugin into it would change something, and can be done now.
    BooleanBinding providable() {
        return Bindings.createBooleanBinding(
                () -> answers() && latest.running().get() == null && provision() != Provision.NOTHING,
                view,
                plugin,
                latest.running());
    }

    /// Whether somebody may get into it: its machine is not known to be off.
    BooleanBinding mayLogIn() {
        return Bindings.createBooleanBinding(
                () -> answers()
                        || Optional.ofNullable(view.get())
                                .filter(seen -> seen.machine().isPresent() && !seen.running())
                                .isEmpty(),
                view);
    }

    /// Whether it does not answer for one of these reasons.
    BooleanBinding isAwayFor(String... codes) {
        return Bindings.createBooleanBinding(
                () -> Optional.ofNullable(away().get())
                        .map(Failure::code)
                        .filter(Set.of(codes)::contains)
                        .isPresent(),
                away());
    }

    /// What is being done in it, or was.
    LatestRun latest() {
        return latest;
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
        latest.start(title, work).whenEnded(_ -> {
            desk.lab().refresh();
            if (inSight) {
                shown();
            }
        });
    }
}
