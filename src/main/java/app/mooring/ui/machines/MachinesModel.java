package app.mooring.ui.machines;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.Power;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Doings;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The machines of a lab, and what can be done with each. It lives as long as its page.
final class MachinesModel implements AutoCloseable {
    private final Desk desk;
    private final Texts texts;
    private final ObservableList<MachineView> machines = FXCollections.observableArrayList();

    /// One for all: such a list follows the other one only as long as somebody has it.
    private final ObservableList<MachineView> machinesShown = FXCollections.unmodifiableObservableList(machines);

    /// What was wanted of each machine last. When it is seen to be so, that it once failed is told no longer.
    private final Map<String, Predicate<MachineView>> wanted = new HashMap<>();

    private final Doings runs = new Doings();
    private final ChangeListener<@Nullable LabSnapshot> following = (_, _, now) -> see(now);

    MachinesModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.languages().of(MachinesModel.class);
        desk.lab().snapshot().addListener(following);
        see(desk.lab().snapshot().get());
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(following);
    }

    /// As they were last seen, in the order of the lab file.
    ObservableList<MachineView> machines() {
        return machinesShown;
    }

    /// The machine as it was seen last.
    MachineView now(MachineView shown) {
        return machines.stream()
                .filter(one -> one.name().equals(shown.name()))
                .findFirst()
                .orElse(shown);
    }

    /// What is being done with a machine, by its name, or could not be done the last time.
    Doings runs() {
        return runs;
    }

    Run start(String machine) {
        return begin(
                machine,
                MachineView::running,
                texts.of("run.start", machine),
                _ -> desk.lab().rooms().startMachine(machine));
    }

    Run stop(String machine) {
        return begin(
                machine,
                MachinesModel::isOff,
                texts.of("run.stop", machine),
                _ -> desk.lab().rooms().stopMachine(machine));
    }

    Run powerOff(String machine) {
        return begin(
                machine,
                MachinesModel::isOff,
                texts.of("run.powerOff", machine),
                _ -> desk.lab().rooms().powerOffMachine(machine));
    }

    /// Has its storage set as the lab wants it; one that was seen to run is shut down before and started again after.
    Run prepare(MachineView machine) {
        String name = machine.name();
        boolean restart = machine.running();
        return begin(
                name,
                now -> isPrepared(now) && (!restart || now.running()),
                texts.of("run.storage", name),
                listener -> desk.lab().rooms().prepareStorage(name, restart, listener));
    }

    private <T extends @Nullable Object> Run begin(
            String machine, Predicate<MachineView> goal, ObservableValue<String> title, Work<T> work) {
        wanted.put(machine, goal);
        return runs.keep(machine, desk.works().start(title, work))
                .whenEnded(_ -> desk.lab().refresh());
    }

    private static boolean isOff(MachineView machine) {
        return machine.machine().isPresent() && Power.of(machine.state()).isStartable();
    }

    private static boolean isPrepared(MachineView machine) {
        return machine.machine()
                .filter(there -> Storage.of(machine, there).right())
                .isPresent();
    }

    private boolean isAsWanted(MachineView machine) {
        Predicate<MachineView> goal = wanted.get(machine.name());
        return goal != null && !runs.busy(machine.name()) && goal.test(machine);
    }

    private void see(@Nullable LabSnapshot snapshot) {
        if (snapshot != null && !machines.equals(snapshot.machines())) {
            machines.setAll(snapshot.machines());
            snapshot.machines().stream().filter(this::isAsWanted).forEach(one -> runs.forget(one.name()));
        }
    }
}
