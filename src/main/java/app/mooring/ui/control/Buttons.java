package app.mooring.ui.control;

import app.mooring.ui.work.Action;
import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons of the window. Each has a name that a screen reader says.
public final class Buttons {
    private Buttons() {}

    /// The one thing that a page is for.
    public static Button primary(ObservableValue<String> text, Ikon icon, Runnable doing) {
        Button button = plain(text, doing);
        button.setGraphic(new FontIcon(icon));
        accent(button, true);
        return button;
    }

    /// Whether it stands out as the one thing that its page is for.
    public static void accent(Button button, boolean wanted) {
        button.getStyleClass().remove(Styles.ACCENT);
        if (wanted) {
            button.getStyleClass().add(Styles.ACCENT);
        }
    }

    public static Button plain(ObservableValue<String> text, Runnable doing) {
        Button button = new Button();
        button.textProperty().bind(text);
        button.accessibleTextProperty().bind(text);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    /// One that takes something away for good.
    public static Button danger(ObservableValue<String> text, Runnable doing) {
        Button button = plain(text, doing);
        button.getStyleClass().addAll(Styles.DANGER);
        return button;
    }

    /// The same as the action, disabled while it is.
    public static Button of(Action action) {
        Button button = plain(action.name(), action.doing());
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
        return button;
    }

    /// An icon alone; its text is its tooltip and its name.
    public static Button icon(ObservableValue<String> text, Ikon icon, Runnable doing) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(text);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        button.setTooltip(tooltip);
        button.setOnAction(_ -> doing.run());
        return button;
    }
}
