package app.mooring.ui.control;

import app.mooring.ui.text.Languages;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/// A link of the chain from a volume's file to what uses it.
///
/// @param value what it is; empty where there is none
/// @param reason why there is none, or what is wrong: a text's key after `reason.`; empty where all is well
/// @param arguments what the reason speaks of
public record Link(Kind kind, String value, State state, String reason, List<Object> arguments) {
    /// In the order of the chain.
    public enum Kind {
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
    public enum State {
        WHOLE,
        /// There is none, and none is missing.
        NONE,
        /// Nobody could be asked.
        UNKNOWN,
        /// There should be one.
        BROKEN
    }

    public Link {
        arguments = List.copyOf(arguments);
    }

    public static Link whole(Kind kind, String value) {
        return new Link(kind, value, State.WHOLE, "", List.of());
    }

    public static Link without(Kind kind, State state, String reason, Object... arguments) {
        return new Link(kind, "", state, reason, List.of(arguments));
    }

    /// What it is, or why there is none.
    public ObservableValue<String> said(Languages languages) {
        return reason.isEmpty()
                ? new SimpleStringProperty(value)
                : languages.of(Link.class).of("reason." + reason, arguments.toArray());
    }
}
