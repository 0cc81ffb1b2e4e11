package app.mooring.migration;

import java.util.List;
import java.util.Optional;

/// What moving a volume to another machine would do, before anything is changed.
///
/// @param volume the volume it is about
/// @param medium its medium's UUID: another that has got the name is not meant
/// @param from the machine that has it, or whose guest has the container; empty: none
/// @param container what moves with it, by name; empty: none
/// @param also the other volumes of that container, which go along
/// @param kept what stays of the container where it is, since it wrote outside its volumes; empty: nothing
/// @param port the port of the target that it should get; 0 where that is not known
/// @param downtimeMillis how long what uses it should be down; 0: nothing uses it
/// @param next what a person types afterwards to use the volume there; empty: it is used as before
public record MovePlan(
        Kind kind,
        String volume,
        String medium,
        String from,
        String to,
        String container,
        List<String> also,
        Optional<KeptSource> kept,
        int port,
        List<PlannedStep> steps,
        long downtimeMillis,
        String next) {
    /// How it is done.
    public enum Kind {
        /// A container is stopped, and started there with its volumes.
        CONTAINER,
        /// Nothing uses it: the disk is detached from one machine and attached to the other.
        VOLUME,
        /// The machine that has it is dead: the disk is taken from it.
        FAILOVER
    }

    /// A step that will be taken.
    ///
    /// @param id the step's, as the operation will call it
    /// @param commands what a person would have typed
    /// @param millis how long it should take, from what was measured before; 0: no time to speak of
    public record PlannedStep(String id, List<String> commands, long millis) {
        public PlannedStep {
            commands = List.copyOf(commands);
        }
    }

    public MovePlan {
        also = List.copyOf(also);
        steps = List.copyOf(steps);
    }

    /// The same without the times, which are guesses, and without what may be written to at any moment.
    MovePlan untimed() {
        List<PlannedStep> plain = steps.stream()
                .map(step -> new PlannedStep(step.id(), step.commands(), 0))
                .toList();
        return new MovePlan(
                kind, volume, medium, from, to, container, also, kept.map(KeptSource::unlisted), port, plain, 0, next);
    }
}
