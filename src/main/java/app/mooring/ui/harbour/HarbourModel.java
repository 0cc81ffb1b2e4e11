package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.ui.move.Risk;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Doings;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the harbour shows, and what can be done there.
final class HarbourModel implements AutoCloseable {
    /// The lab as it is drawn.
    ///
    /// @param quay the volumes that no machine of the lab has
    /// @param fresh whether it was not set up yet
    /// @param interrupted what was interrupted that touches none of the volumes
    record Harbour(
            LabSnapshot.Host host,
            Instant taken,
            boolean fresh,
            List<Berth> berths,
            List<Block> quay,
            List<Interrupted> interrupted) {
        /// How many volumes are drawn on the quay: each takes its time, and more are not looked through.
        static final int ROOM = 30;

        /// Those of the quay that are drawn: where there is not room for all, first what is amiss.
        List<Block> onQuay() {
            return quay.size() <= ROOM
                    ? quay
                    : quay.stream()
                            .sorted(Comparator.comparing(Block::amiss).reversed())
                            .limit(ROOM)
                            .toList();
        }

        /// All volumes.
        Stream<Block> blocks() {
            return Stream.concat(berths.stream().flatMap(berth -> berth.blocks().stream()), quay.stream());
        }
    }

    /// What is begun on the host, as no machine or volume is called.
    static final String HOST = "";

    private final Desk desk;
    private final Texts texts;
    private final Path home;
    private final Colours colours = new Colours();
    private final Doings runs = new Doings();
    private final ReadOnlyObjectWrapper<@Nullable Harbour> harbour = new ReadOnlyObjectWrapper<>();
    private final ChangeListener<@Nullable LabSnapshot> follower = (_, _, seen) -> follow(seen);

    private final ChangeListener<Number> pacer;

    /// @param home the person's own folder, which `~` stands for
    HarbourModel(Desk desk, Texts texts, Path home) {
        this.desk = desk;
        this.texts = texts;
        this.home = home;
        this.pacer = (_, _, _) -> follow(desk.lab().snapshot().get());
        desk.works().running().addListener(pacer);
        desk.lab().snapshot().addListener(follower);
        follow(desk.lab().snapshot().get());
    }

    private void follow(@Nullable LabSnapshot seen) {
        if (seen != null) {
            harbour.set(drawn(seen));
        }
    }

    private Harbour drawn(LabSnapshot seen) {
        boolean underWay = desk.works().running().get() > 0;
        List<Block> blocks = seen.volumes().stream()
                .map(volume -> Block.of(volume, seen, colours.of(volume.name()), underWay))
                .toList();
        return new Harbour(
                seen.host(),
                seen.taken(),
                seen.isNew(),
                seen.machines().stream()
                        .map(machine -> Berth.of(machine, seen, blocks))
                        .toList(),
                blocks.stream()
                        .filter(block -> !block.attached() || block.stranger())
                        .toList(),
                seen.interrupted().stream()
                        .filter(one -> touched(one, seen).findAny().isEmpty())
                        .toList());
    }

    private static Stream<String> touched(Interrupted what, LabSnapshot seen) {
        return what.volumes().stream().filter(name -> seen.volume(name).isPresent());
    }

    /// Null: nothing was seen yet.
    ReadOnlyObjectProperty<@Nullable Harbour> harbour() {
        return harbour.getReadOnlyProperty();
    }

    /// Whether the web service answers, without which no volume can be made.
    BooleanBinding answering() {
        return Bindings.createBooleanBinding(
                () -> Optional.ofNullable(harbour.get())
                        .filter(now -> now.host().webService().answers())
                        .isPresent(),
                harbour);
    }

    /// Whether the lab was not set up yet.
    BooleanBinding isNew() {
        return Bindings.createBooleanBinding(
                () -> Optional.ofNullable(harbour.get()).filter(Harbour::fresh).isPresent(), harbour);
    }

    /// What the lab's volume driver is called.
    String driver() {
        return desk.lab().rooms().lab().driver();
    }

    /// That folder as a person would write it.
    String shortened(Path folder) {
        return folder.startsWith(home)
                ? Path.of("~").resolve(home.relativize(folder)).toString()
                : folder.toString();
    }

    /// The machines that a volume could be moved to, as far as can be seen.
    List<Berth> targets(Block block) {
        return Optional.ofNullable(harbour.get()).stream()
                .flatMap(shown -> shown.berths().stream())
                .filter(berth -> berth.takes(block))
                .toList();
    }

    /// What was begun here last, by what it was begun on: a machine's name, [#volume] or [#HOST].
    Doings runs() {
        return runs;
    }

    /// What stands for a volume, which may be called as a machine is.
    static String volume(String name) {
        return "volume/" + name;
    }

    void startWebService() {
        start(HOST, texts.of("run.webService"), _ -> desk.lab().rooms().startWebService());
    }

    /// For one that runs and does not let Mooring in: it is there already for a start.
    void restartWebService() {
        start(HOST, texts.of("run.restart"), _ -> {
            desk.lab().rooms().restartWebService();
            return true;
        });
    }

    void powerOn(String machine) {
        start(machine, texts.of("run.powerOn", machine), _ -> desk.lab().rooms().startMachine(machine));
    }

    void detach(String volume, String machine, Risk agreed) {
        start(
                volume(volume),
                texts.of("run.detach", volume),
                _ -> desk.lab().rooms().detachVolume(volume, machine, agreed.mayBeOff()));
    }

    /// Whether nothing runs that was begun on it.
    BooleanBinding idle(String object) {
        return Bindings.createBooleanBinding(() -> !runs.busy(object), runs.all());
    }

    /// Settles what was interrupted, shown at all volumes that it touches, at the host where there are none.
    void settle(Interrupted what) {
        Run run = desk.works().start(texts.of("run.settle"), listener -> {
            desk.lab().rooms().settle(listener);
            return true;
        });
        List<String> volumes = Optional.ofNullable(desk.lab().snapshot().get()).stream()
                .flatMap(seen -> touched(what, seen))
                .map(HarbourModel::volume)
                .toList();
        (volumes.isEmpty() ? List.of(HOST) : volumes).forEach(object -> runs.keep(object, run));
        run.whenEnded(_ -> desk.lab().refresh());
    }

    private void start(String object, ObservableValue<String> title, Work<?> work) {
        if (!runs.busy(object)) {
            runs.keep(object, desk.works().start(title, work))
                    .whenEnded(_ -> desk.lab().refresh());
        }
    }

    /// Has a bad day happen in the practice lab, or takes it back; nothing happens in another lab.
    ///
    /// @param machine whom it befalls; empty: the host
    void badDay(boolean mend, String day, Optional<String> machine) {
        desk.lab()
                .practice()
                .ifPresent(practice -> start(
                        machine.orElse(HOST),
                        badDayName(mend, day, machine),
                        _ -> practice.badDay(mend, day, machine)));
    }

    /// What that is called in the activity.
    ObservableValue<String> badDayName(boolean mend, String day, Optional<String> machine) {
        return texts.of(
                mend ? "run.mend" : "run.badDay",
                texts.of("day." + day),
                machine.map(name -> " · " + name).orElse(""));
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(follower);
        desk.works().running().removeListener(pacer);
    }
}
