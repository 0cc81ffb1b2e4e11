package app.mooring.practice;

import java.util.List;
import java.util.function.Consumer;

/// Several things that end, of which none keeps another from ending.
public final class Ends {
    private Ends() {}

    /// Ends each, in order. What goes wrong is thrown when all have ended: the first, with the others
    /// suppressed in it.
    public static <T> void each(List<T> all, Consumer<T> end) {
        if (!all.isEmpty()) {
            try (Rest _ = () -> each(all.subList(1, all.size()), end)) {
                end.accept(all.getFirst());
            }
        }
    }

    private interface Rest extends AutoCloseable {
        @Override
        void close();
    }
}
