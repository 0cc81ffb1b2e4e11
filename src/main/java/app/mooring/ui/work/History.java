package app.mooring.ui.work;

import app.mooring.operation.Activity;
import java.util.List;

/// What ran, also before the window was opened. Both block, and may fail with a `Failure`.
public interface History {
    /// Remembers nothing.
    History NONE = new History() {
        @Override
        public List<Activity> all() {
            return List.of();
        }

        @Override
        public void keep(Activity activity) {}
    };

    /// All that is remembered, the newest first.
    List<Activity> all();

    void keep(Activity activity);
}
