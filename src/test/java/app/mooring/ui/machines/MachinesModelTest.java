package app.mooring.ui.machines;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.text.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class MachinesModelTest {
    private final PlayedWindow window = new PlayedWindow();
    private final ChangingLab lab = new ChangingLab(
            first("PoweredOff"),
            Desks.of(
                    first("PoweredOff"),
                    Language.ENGLISH,
                    Map.of("startMachine", MachinesModelTest::fails, "stopMachine", MachinesModelTest::fails),
                    window));
    private final MachinesModel model = new MachinesModel(lab.desk());

    private static Object fails(Object[] arguments) {
        throw Failure.failed("lab.locked", arguments[0]);
    }

    private static LabSnapshot first(String state) {
        LabSnapshot well = Desks.lively();
        MachineView machine =
                Desks.machine(0, state, List.of(), well.machines().getFirst().guest());
        return new LabSnapshot(
                well.taken(), well.host(), List.of(machine, well.machines().getLast()), well.volumes());
    }

    @Test
    void that_a_start_failed_is_told_until_the_machine_is_seen_to_run() {
        model.start("ubuntu2");
        window.until(() -> !model.runs().busy("ubuntu2"));
        lab.looks(first("Starting"));
        lab.looks(first("Aborted"));
        assertThat(model.runs().all()).containsOnlyKeys("ubuntu2");
        lab.looks(first("Running"));
        assertThat(model.runs().all()).isEmpty();
    }

    @Test
    void that_a_stop_failed_is_told_until_the_machine_is_seen_to_be_off() {
        lab.looks(first("Running"));
        model.stop("ubuntu2");
        window.until(() -> !model.runs().busy("ubuntu2"));
        lab.looks(first("Stopping"));
        assertThat(model.runs().all()).containsOnlyKeys("ubuntu2");
        lab.looks(first("PoweredOff"));
        assertThat(model.runs().all()).isEmpty();
    }
}
