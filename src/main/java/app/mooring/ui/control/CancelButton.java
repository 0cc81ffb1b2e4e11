package app.mooring.ui.control;

import app.mooring.ui.work.Run;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// Cancels what runs: is there while something does, and disabled once it was told to end.
public final class CancelButton extends Button {
    /// @param run the one that runs, or ran last; null: none did
    public CancelButton(String id, ObservableValue<String> text, ObservableValue<@Nullable Run> run) {
        setId(id);
        textProperty().bind(text);
        accessibleTextProperty().bind(text);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> {
            Run shown = run.getValue();
            if (shown != null) {
                shown.cancel();
            }
        });
        ObservableValue<Run.State> state = run.flatMap(Run::state);
        disableProperty().bind(state.map(new Run.State.Running(true)::equals).orElse(false));
        visibleProperty().bind(state.map(how -> !how.ended()).orElse(false));
        managedProperty().bind(visibleProperty());
    }

    /// The same, to which the keyboard goes when something begins: what began it is disabled then, and left alone the
    /// keyboard would go to the content of the page, which would scroll there.
    public CancelButton takingTheKeyboard() {
        visibleProperty().addListener((_, _, runs) -> {
            if (runs && getScene() != null) {
                requestFocus();
            }
        });
        return this;
    }
}
