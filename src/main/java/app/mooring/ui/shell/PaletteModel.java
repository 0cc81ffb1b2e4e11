package app.mooring.ui.shell;

import app.mooring.ui.work.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// What the palette finds: every action whose name has all words that were typed, in any order.
final class PaletteModel {
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final FilteredList<Action> found = new FilteredList<>(all);

    PaletteModel() {
        typed.addListener((_, _, now) -> found.setPredicate(action -> matches(action, now)));
    }

    /// What can be found from now on; nothing is typed any more.
    void offer(List<Action> actions) {
        typed.set("");
        all.setAll(actions);
    }

    /// Has these found too, in the place of those before, whatever is typed.
    void become(List<Action> actions) {
        all.setAll(actions);
    }

    StringProperty typed() {
        return typed;
    }

    ObservableList<Action> found() {
        return found;
    }

    private static boolean matches(Action action, String words) {
        String name = action.name().getValue().toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(name::contains);
    }
}
