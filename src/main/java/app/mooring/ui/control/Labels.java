package app.mooring.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Texts of the window.
public final class Labels {
    private Labels() {}

    public static Label of(ObservableValue<String> text, String... styleClasses) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Label of(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Label wrapped(String text, String... styleClasses) {
        Label label = of(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /// Names what is typed or chosen in, where no label that is seen does. An accessible text would be heard instead of
    /// what is in it.
    public static void naming(Node input, ObservableValue<String> name) {
        of(name).setLabelFor(input);
    }

    /// Over as many lines as it needs.
    public static Label wrapped(ObservableValue<String> text, String... styleClasses) {
        Label label = of(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
