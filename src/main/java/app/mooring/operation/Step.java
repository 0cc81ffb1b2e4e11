package app.mooring.operation;

import java.util.List;

/// One step of an operation.
///
/// @param id what reports call it, such as `stop`
/// @param commands what a person would have typed to do the same; never a secret in it
/// @param work does it; blocks, and is interruptible
/// @param undo takes it back, also when it was done in part or not at all; may be asked for twice
/// @param commits whether the operation has happened once this is done: from then on nothing is undone
public record Step(String id, List<String> commands, Runnable work, Runnable undo, boolean commits) {
    public Step {
        commands = List.copyOf(commands);
    }

    /// A step that leaves nothing to undo.
    public static Step of(String id, List<String> commands, Runnable work) {
        return new Step(id, commands, work, () -> {}, false);
    }

    /// The same, taken back by that.
    public Step undoneBy(Runnable other) {
        return new Step(id, commands, work, other, commits);
    }

    /// The same, as the point of no return.
    public Step committing() {
        return new Step(id, commands, work, undo, true);
    }
}
