package app.mooring.ui.labform;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A text that a person types, and what is wrong with it.
final class Field {
    private final StringProperty text;
    private final UnaryOperator<String> rule;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param rule the key of the text that says what is wrong; empty: nothing is
    Field(String first, UnaryOperator<String> rule) {
        this.text = new SimpleStringProperty(first);
        this.rule = rule;
        check();
        text.addListener((_, _, _) -> check());
    }

    /// Looks anew whether anything is wrong with it, where that hangs on other things than its text.
    void check() {
        problem.set(rule.apply(value()));
    }

    StringProperty text() {
        return text;
    }

    /// What was typed, without what surrounds it.
    String value() {
        return text.get().strip();
    }

    /// What was typed, as a number. Called where nothing is wrong with it.
    int number() {
        return Integer.parseInt(value());
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    boolean good() {
        return problem.get().isEmpty();
    }
}
