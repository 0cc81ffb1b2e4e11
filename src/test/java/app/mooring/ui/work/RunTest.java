package app.mooring.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunTest {
    private final Run run = new Run(new SimpleStringProperty("it"));

    @Test
    void whoever_waits_for_its_end_is_told_once_in_turn() {
        List<String> told = new ArrayList<>();
        run.whenEnded(_ -> told.add("one"))
                .whenEnded(_ -> run.whenEnded(_ -> told.add("later")))
                .whenEnded(_ -> told.add("other"));
        run.end(new Run.State.Cancelled());
        assertThat(told).containsExactly("one", "later", "other");
    }

    /// As a page of a lab that was closed long ago.
    @Test
    void whoever_was_told_is_not_kept_by_it() {
        WeakReference<List<Run.State>> told = waiting();
        run.end(new Run.State.Cancelled());
        for (int i = 0; i < 100 && !told.refersTo(null); i++) {
            System.gc();
        }
        assertThat(told.refersTo(null)).isTrue();
    }

    private WeakReference<List<Run.State>> waiting() {
        List<Run.State> told = new ArrayList<>();
        run.whenEnded(told::add);
        return new WeakReference<>(told);
    }
}
