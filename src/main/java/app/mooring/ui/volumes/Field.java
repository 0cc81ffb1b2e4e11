package app.mooring.ui.volumes;

import app.mooring.ui.control.Labels;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A line of a form: what is asked, where it is answered, and what is wrong with the answer or good to know.
final class Field extends VBox {
    Field(ObservableValue<String> name, Control control) {
        getStyleClass().add("field");
        Label label = Labels.of(name, "small", "strong");
        label.setLabelFor(control);
        getChildren().addAll(label, control);
    }

    /// @param problem empty: none; then the hint is shown
    Field(ObservableValue<String> name, Control control, StringExpression problem, StringExpression hint) {
        this(name, control);
        Label wrong = Labels.wrapped(problem, "small", "field-problem");
        Label good = Labels.wrapped(hint, "small", "muted");
        for (Label one : new Label[] {wrong, good}) {
            one.managedProperty().bind(one.visibleProperty());
        }
        wrong.visibleProperty().bind(problem.isNotEmpty());
        good.visibleProperty().bind(problem.isEmpty().and(hint.isNotEmpty()));
        control.accessibleHelpProperty()
                .bind(Bindings.when(problem.isEmpty()).then(hint).otherwise(problem));
        getChildren().addAll(wrong, good);
    }
}
