package app.mooring.ui.volumes;

import java.util.List;

/// A link of the chain from a volume's file to what uses it.
///
/// @param value what it is; empty where there is none
/// @param reason why there is none, or what is wrong: a text's key after `reason.`; empty where all is well
/// @param arguments what the reason speaks of
record Link(Kind kind, String value, State state, String reason, List<Object> arguments) {
    /// In the order of the chain.
    enum Kind {
        FILE,
        MEDIUM,
        SERIAL,
        /// The machine that has it, and the port.
        MACHINE,
        DEVICE,
        MOUNT,
        CONTAINER,
        /// That a local one stays with.
        GUEST
    }

    /// How it stands with a link.
    enum State {
        WHOLE,
        /// There is none, and none is missing.
        NONE,
        /// Nobody could be asked.
        UNKNOWN,
        /// There should be one.
        BROKEN
    }

    Link {
        arguments = List.copyOf(arguments);
    }

    static Link whole(Kind kind, String value) {
        return new Link(kind, value, State.WHOLE, "", List.of());
    }

    static Link without(Kind kind, State state, String reason, Object... arguments) {
        return new Link(kind, "", state, reason, List.of(arguments));
    }
}
