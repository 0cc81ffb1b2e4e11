package app.mooring.ui.volumes;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import app.mooring.ui.control.FileBrowser;
import app.mooring.ui.move.Risk;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What can be done with volumes. Each is a run, after which the lab is looked at again.
final class VolumeActions {
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final String REMOVAL = "volume.remove ";

    private final Desk desk;
    private final Texts texts;
    private final FileBrowser browser = FileBrowser.ofThisSystem();

    VolumeActions(Desk desk) {
        this.desk = desk;
        this.texts = desk.languages().of(VolumeActions.class);
    }

    /// @param guest whose driver makes it, with that file system; empty: VirtualBox alone does
    Run create(String name, long bytes, Optional<String> guest, String fileSystem) {
        Rooms.Opened rooms = desk.lab().rooms();
        return start(
                texts.of("run.create", name),
                _ -> guest.map(machine -> rooms.createVolume(name, bytes, fileSystem, machine))
                        .orElseGet(() -> rooms.createVolume(name, bytes)));
    }

    /// Removes them for good, a step each, in which it is detached before where it is attached. One that cannot be
    /// removed does not keep the others; at the end it fails
    /// with `lab.notRemoved`, which has suppressed why of each.
    Run remove(List<RemoveModel.Going> going) {
        return start(
                going.size() == 1
                        ? texts.of("run.remove", going.getFirst().name())
                        : texts.of("run.removeMany", going.size()),
                listener -> remove(desk.lab().rooms(), going, listener));
    }

    /// The volume that a step of a removal removes.
    static String removed(String step) {
        return step.substring(REMOVAL.length());
    }

    Run detach(String name, String machine, Risk agreed) {
        return start(
                texts.of("run.detach", name), _ -> desk.lab().rooms().detachVolume(name, machine, agreed.mayBeOff()));
    }

    /// Settles what was interrupted.
    Run settle() {
        return start(texts.of("run.settle"), listener -> {
            desk.lab().rooms().settle(listener);
            return true;
        });
    }

    /// Shows the file where the system shows files.
    Question showFile(String file, Consumer<Failure> failed) {
        return desk.works()
                .ask(
                        () -> {
                            browser.show(Path.of(file));
                            return true;
                        },
                        _ -> {},
                        failed);
    }

    /// What a person would type to use it.
    String dockerCommand(String volume) {
        return "docker run -d --volume-driver " + desk.lab().rooms().lab().driver() + " -v " + volume + ":/data IMAGE";
    }

    private <T extends @Nullable Object> Run start(ObservableValue<String> title, Work<T> work) {
        return desk.works().start(title, work).whenEnded(_ -> desk.lab().refresh());
    }

    private static int remove(Rooms.Opened rooms, List<RemoveModel.Going> going, Listener listener) {
        List<Failure> failures = new ArrayList<>();
        for (RemoveModel.Going one : going) {
            String name = one.name();
            String step = REMOVAL + name;
            listener.started(step);
            long begin = System.nanoTime();
            StepResult.State state = StepResult.State.FAILED;
            try {
                if (one.attached()) {
                    rooms.detachAndRemoveVolume(one.volume());
                } else {
                    rooms.removeVolume(one.volume());
                }
                state = StepResult.State.DONE;
            } catch (Failure failure) {
                if (failure.kind() == Failure.Kind.CANCELLED) {
                    throw failure;
                }
                failures.add(failure);
            } finally {
                listener.ended(new StepResult(
                        step,
                        state,
                        (System.nanoTime() - begin) / NANOS_OF_MILLI,
                        one.attached()
                                ? List.of("mooring volume detach " + name, "mooring volume rm " + name)
                                : List.of("mooring volume rm " + name)));
            }
        }
        if (!failures.isEmpty()) {
            Failure some = Failure.failed("lab.notRemoved", failures.size(), going.size());
            failures.forEach(some::addSuppressed);
            throw some;
        }
        return going.size();
    }
}
