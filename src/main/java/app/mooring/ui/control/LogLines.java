package app.mooring.ui.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The last lines of a log that is being written, and which of them a filter lets through. They may come from any
/// thread and as fast as they like: they are handed over together, and the oldest give way.
public final class LogLines {
    private final int capacity;
    private final Executor frame;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final ObservableList<String> kept = FXCollections.observableArrayList();
    private final FilteredList<String> shown = new FilteredList<>(kept);
    private final ObservableList<String> shownOnly = FXCollections.unmodifiableObservableList(shown);
    private final StringProperty filter = new SimpleStringProperty("");
    private boolean handingOver;
    private int beginnings;

    /// @param capacity how many lines are kept
    /// @param frame hands work to the window's thread; has at most one piece of work from here at a time
    public LogLines(int capacity, Executor frame) {
        this.capacity = capacity;
        this.frame = frame;
        filter.subscribe(text -> filter(text));
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(line -> line.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /// Forgets all lines, and begins anew: whoever brings lines for an earlier beginning is not heard any more.
    ///
    /// @return takes the lines, on any thread
    public Consumer<String> begin() {
        int beginning;
        synchronized (waiting) {
            waiting.clear();
            beginning = ++beginnings;
        }
        kept.clear();
        return line -> add(beginning, line);
    }

    private void add(int beginning, String line) {
        synchronized (waiting) {
            if (beginning != beginnings) {
                return;
            }
            if (waiting.size() == capacity) {
                waiting.removeFirst();
            }
            waiting.addLast(line);
            if (handingOver) {
                return;
            }
            handingOver = true;
        }
        frame.execute(this::take);
    }

    private void take() {
        List<String> batch;
        synchronized (waiting) {
            batch = List.copyOf(waiting);
            waiting.clear();
            handingOver = false;
        }
        int tooMany = kept.size() + batch.size() - capacity;
        if (tooMany > 0) {
            kept.remove(0, Math.min(tooMany, kept.size()));
        }
        kept.addAll(batch);
    }

    /// Those that the filter lets through, oldest first. Changes on the window's thread.
    public ObservableList<String> shown() {
        return shownOnly;
    }

    /// Shows only lines with that in them, in small or capital letters.
    public StringProperty filter() {
        return filter;
    }
}
