package app.mooring.ui.control;

import app.mooring.ui.work.Action;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// A page of the window.
public interface Page extends AutoCloseable {
    Parent node();

    /// What can be done here, for the palette. Asked for each time that it is opened.
    default List<Action> actions() {
        return List.of();
    }

    /// Shows that object: a volume's, a machine's name. Nothing happens where there is none of that name.
    default void show(String object) {}

    /// A word or number on it, for the rail; empty: there never is one.
    default Optional<ObservableValue<String>> badge() {
        return Optional.empty();
    }

    /// Whether something was typed on it that would be lost with it.
    default boolean unsaved() {
        return false;
    }

    /// It came in sight.
    default void shown() {}

    /// Lets go of what it follows, when the lab is closed.
    @Override
    default void close() {}
}
