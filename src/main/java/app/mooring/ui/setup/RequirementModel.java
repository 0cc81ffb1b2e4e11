package app.mooring.ui.setup;

import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import app.mooring.ui.work.Run;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Something that the lab needs, as it was last found, or the run that brings it about now.
final class RequirementModel {
    private final ReadOnlyObjectWrapper<Requirement> requirement;
    private final ReadOnlyObjectWrapper<Finding> finding;
    private final ReadOnlyObjectWrapper<@Nullable Run> mending = new ReadOnlyObjectWrapper<>();

    RequirementModel(Requirement requirement, Finding finding) {
        this.requirement = new ReadOnlyObjectWrapper<>(requirement);
        this.finding = new ReadOnlyObjectWrapper<>(finding);
    }

    /// What the setup's steps call it.
    static String step(Requirement requirement) {
        return requirement.id() + " " + requirement.subject();
    }

    String step() {
        return step(requirement.get());
    }

    String id() {
        return requirement.get().id();
    }

    String subject() {
        return requirement.get().subject();
    }

    Requirement requirement() {
        return requirement.get();
    }

    ReadOnlyObjectProperty<Finding> finding() {
        return finding.getReadOnlyProperty();
    }

    /// Null: nothing mends it now.
    ReadOnlyObjectProperty<@Nullable Run> mending() {
        return mending.getReadOnlyProperty();
    }

    /// Whether Mooring can bring it about, as far as what it needs holds or can be brought about too.
    boolean mendable() {
        return !finding.get().isSatisfied() && requirement.get().fix().isPresent();
    }

    /// Whether that can begin now, as it waits for nothing.
    boolean startable() {
        return mendable() && !(finding.get() instanceof Finding.Blocked);
    }

    /// The steps that bring it about: its own, and those of what it needs.
    Set<String> steps() {
        Set<String> steps = new HashSet<>();
        add(requirement.get(), steps);
        return steps;
    }

    private static void add(Requirement one, Set<String> steps) {
        steps.add(step(one));
        one.needs().forEach(need -> add(need, steps));
    }

    void found(Requirement again, Finding now) {
        requirement.set(again);
        finding.set(now);
    }

    void mending(@Nullable Run run) {
        mending.set(run);
    }
}
