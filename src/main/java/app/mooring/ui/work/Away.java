package app.mooring.ui.work;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.Reach;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Why something does not answer. Each look makes a failure of its own, also for the same reason: who listens is told
/// of another reason only.
public final class Away {
    private final ReadOnlyObjectWrapper<@Nullable Failure> why = new ReadOnlyObjectWrapper<>();

    /// It was looked at again.
    public void see(Reach reach) {
        Failure now = reach instanceof Reach.Away(Failure failure) ? failure : null;
        if (!Objects.equals(message(why.get()), message(now))) {
            why.set(now);
        }
    }

    private static Optional<String> message(@Nullable Failure failure) {
        return Optional.ofNullable(failure).map(Failure::getMessage);
    }

    /// Null: it answers, or was not asked yet.
    public ReadOnlyObjectProperty<@Nullable Failure> why() {
        return why.getReadOnlyProperty();
    }
}
