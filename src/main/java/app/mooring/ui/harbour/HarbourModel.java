package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/// What the harbour shows, and what can be done there.
final class HarbourModel implements AutoCloseable {
    /// The lab as it is drawn.
    ///
    /// @param quay the volumes that no machine of the lab has
    record Harbour(LabSnapshot.Host host, java.time.Instant taken, List<Berth> berths, List<Block> quay) {}

    private final Desk desk;
    private final Texts texts;
    private final Colours colours = new Colours();
    private final ReadOnlyObjectWrapper<@Nullable Harbour> harbour = new ReadOnlyObjectWrapper<>();
    private final ChangeListener<@Nullable LabSnapshot> follower = (_, _, seen) -> follow(seen);

    HarbourModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        desk.lab().snapshot().addListener(follower);
        follow(desk.lab().snapshot().get());
    }

    private void follow(@Nullable LabSnapshot seen) {
        if (seen != null) {
            harbour.set(drawn(seen));
        }
    }

    private Harbour drawn(LabSnapshot seen) {
        List<Block> blocks = seen.volumes().stream()
                .map(volume -> Block.of(volume, seen, colours.of(volume.name())))
                .toList();
        return new Harbour(
                seen.host(),
                seen.taken(),
                seen.machines().stream()
                        .map(machine -> Berth.of(machine, seen, blocks))
                        .toList(),
                blocks.stream()
                        .filter(block -> seen.machine(block.machine()).isEmpty())
                        .toList());
    }

    /// Null: nothing was seen yet.
    ReadOnlyObjectProperty<@Nullable Harbour> harbour() {
        return harbour.getReadOnlyProperty();
    }

    /// The machines that a volume could be moved to, as far as can be seen.
    List<Berth> targets(Block block) {
        return Optional.ofNullable(harbour.get()).stream()
                .flatMap(shown -> shown.berths().stream())
                .filter(berth -> berth.takes(block))
                .toList();
    }

    void startWebService() {
        desk.works()
                .start(texts.of("run.webService"), _ -> desk.lab().rooms().startWebService())
                .whenEnded(_ -> desk.lab().refresh());
    }

    void powerOn(String machine) {
        desk.works()
                .start(texts.of("run.powerOn", machine), _ -> desk.lab().rooms().startMachine(machine))
                .whenEnded(_ -> desk.lab().refresh());
    }

    void detach(String volume) {
        desk.works()
                .start(texts.of("run.detach", volume), _ -> desk.lab().rooms().detachVolume(volume))
                .whenEnded(_ -> desk.lab().refresh());
    }

    /// Has a bad day happen in the practice lab, or takes it back; nothing happens in another lab.
    ///
    /// @param machine whom it befalls; empty: the host
    void badDay(boolean mend, String day, Optional<String> machine) {
        desk.lab()
                .practice()
                .ifPresent(practice -> desk.works()
                        .start(
                                texts.of(
                                        mend ? "run.mend" : "run.badDay",
                                        texts.of("day." + day),
                                        machine.map(name -> " · " + name).orElse("")),
                                _ -> practice.badDay(mend, day, machine))
                        .whenEnded(_ -> desk.lab().refresh()));
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(follower);
    }
}
