package app.mooring.ui.labform;

import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Fields below each other: what each is called, and what is wrong with it beside it.
final class FormGrid extends GridPane {
    private static final javafx.css.PseudoClass WRONG = javafx.css.PseudoClass.getPseudoClass("danger");
    private static final String BELOW = "form-below";

    private final Texts texts;
    private int rows;

    FormGrid(Texts texts) {
        this.texts = texts;
        getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, fields);
    }

    /// A row of fields with one name to be seen, and below them what is wrong, and what there is to say.
    FormGrid row(ObservableValue<String> name, Node first, Node... more) {
        Label label = Labels.of(name, "form-label");
        GridPane.setValignment(label, VPos.TOP);
        HBox line = new HBox(first);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("form-line");
        VBox cell = new VBox(line);
        cell.getStyleClass().add("form-cell");
        for (Node one : more) {
            boolean below = one instanceof ProbeLine<?> || one.getStyleClass().contains(BELOW);
            (below ? cell : line).getChildren().add(one);
        }
        addRow(rows++, label, cell);
        return this;
    }

    /// A field to type in, with its accessible name.
    TextField text(Field field, String id, ObservableValue<String> name) {
        TextField input = new TextField();
        input.textProperty().bindBidirectional(field.text());
        return named(input, id, name, field);
    }

    /// A short one, for numbers.
    TextField number(Field field, String id, ObservableValue<String> name) {
        TextField input = text(field, id, name);
        input.setPrefColumnCount(5);
        HBox.setHgrow(input, Priority.NEVER);
        input.getStyleClass().add("form-number");
        return input;
    }

    PasswordField password(Secret secret, String id, ObservableValue<String> name, ObservableValue<String> prompt) {
        PasswordField input = new PasswordField();
        input.promptTextProperty().bind(prompt);
        input.textProperty().addListener((_, _, _) -> secret.set(input.getCharacters()));
        input.setId(id);
        Labels.naming(input, name);
        HBox.setHgrow(input, Priority.ALWAYS);
        return input;
    }

    private static TextField named(TextField input, String id, ObservableValue<String> name, Field field) {
        input.setId(id);
        Labels.naming(input, name);
        HBox.setHgrow(input, Priority.ALWAYS);
        field.problem().addListener((_, _, now) -> input.pseudoClassStateChanged(WRONG, !now.isEmpty()));
        input.pseudoClassStateChanged(WRONG, !field.good());
        return input;
    }

    /// What there is to say of a field.
    Label note(ObservableValue<String> text) {
        return Labels.wrapped(text, "muted", "small", BELOW);
    }

    /// What is wrong with it; takes no room while nothing is.
    Label problem(Field field) {
        StringBinding sentence = Bindings.createStringBinding(
                () -> field.good() ? "" : texts.now(field.problem().get()), field.problem(), texts.language());
        Label label = Labels.wrapped(sentence, "form-problem", "small", BELOW);
        label.visibleProperty().bind(sentence.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
