package app.mooring.ui.volumes;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import app.mooring.volume.VolumeName;
import app.mooring.volume.VolumeSize;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A volume that is about to be made.
final class CreateModel {
    static final List<String> FILE_SYSTEMS = List.of("ext4", "xfs");

    private final Desk desk;
    private final VolumeActions actions;
    private final Texts texts;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty size = new SimpleStringProperty("2g");
    private final StringProperty fileSystem = new SimpleStringProperty(FILE_SYSTEMS.getFirst());
    private final ObjectProperty<Optional<String>> maker;
    private final List<Optional<String>> makers;
    private final ReadOnlyObjectWrapper<@Nullable Run> running = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding busy = running.isNotNull();
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringBinding nameProblem;
    private final StringBinding sizeProblem;

    CreateModel(Desk desk, VolumeActions actions) {
        this.desk = desk;
        this.actions = actions;
        this.texts = desk.languages().of(CreateModel.class);
        this.makers = makers(snapshot());
        this.maker = new SimpleObjectProperty<>(makers.getFirst());
        this.nameProblem = Bindings.createStringBinding(
                this::nameProblemNow, name, desk.lab().snapshot(), texts.language());
        this.sizeProblem = Bindings.createStringBinding(
                this::sizeProblemNow, size, desk.lab().snapshot(), texts.language());
    }

    /// Guests that answer, whose driver may make it, and last VirtualBox alone.
    private static List<Optional<String>> makers(Optional<LabSnapshot> snapshot) {
        return Stream.concat(
                        snapshot.stream()
                                .flatMap(seen -> seen.machines().stream())
                                .filter(machine -> machine.guest().reach().answers()
                                        && machine.guest().driver().equals("active"))
                                .map(machine -> Optional.of(machine.name())),
                        Stream.of(Optional.<String>empty()))
                .toList();
    }

    StringProperty name() {
        return name;
    }

    StringProperty size() {
        return size;
    }

    StringProperty fileSystem() {
        return fileSystem;
    }

    /// The guest whose driver makes it; empty: VirtualBox alone.
    ObjectProperty<Optional<String>> maker() {
        return maker;
    }

    List<Optional<String>> makers() {
        return makers;
    }

    /// What is wrong with the name as it is now; empty: nothing, or nothing was typed.
    StringBinding nameProblem() {
        return nameProblem;
    }

    StringBinding sizeProblem() {
        return sizeProblem;
    }

    /// What the folder's disk has left; empty: not known.
    StringBinding free() {
        return Bindings.createStringBinding(
                () -> freeBytes()
                        .map(free -> texts.now("create.free", Texts.bytes(free)))
                        .orElse(""),
                desk.lab().snapshot(),
                texts.language());
    }

    BooleanBinding ready() {
        return name.isNotEmpty()
                .and(nameProblem.isEmpty())
                .and(sizeProblem.isEmpty())
                .and(busy.not());
    }

    /// Whether it is being made.
    BooleanBinding busy() {
        return busy;
    }

    /// What makes it; null: nothing does now.
    ReadOnlyObjectProperty<@Nullable Run> running() {
        return running.getReadOnlyProperty();
    }

    /// Why it could not be made the last time.
    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    Run create() {
        failure.set(Optional.empty());
        Run run = actions.create(name.get(), VolumeSize.parse(size.get()).bytes(), maker.get(), fileSystem.get());
        running.set(run);
        return run.whenEnded(end -> {
            running.set(null);
            failure.set(end instanceof Run.State.Failed(Failure why) ? Optional.of(why) : Optional.empty());
        });
    }

    private String nameProblemNow() {
        String typed = name.get();
        if (typed.isEmpty()) {
            return "";
        }
        if (!VolumeName.isValidForNew(typed)) {
            return texts.now("create.name.invalid");
        }
        return snapshot().flatMap(seen -> seen.volume(typed)).isPresent() ? texts.now("create.name.taken", typed) : "";
    }

    private String sizeProblemNow() {
        try {
            long bytes = VolumeSize.parse(size.get()).bytes();
            return freeBytes().filter(free -> bytes > free).isPresent() ? texts.now("create.size.tooLarge") : "";
        } catch (Failure _) {
            return texts.now("create.size.invalid");
        }
    }

    private Optional<Long> freeBytes() {
        return snapshot().map(seen -> seen.host().freeBytes()).filter(free -> free >= 0);
    }

    private Optional<LabSnapshot> snapshot() {
        return Optional.ofNullable(desk.lab().snapshot().get());
    }
}
