package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot.ContainerView;
import java.util.Locale;

/// Whether a container runs, as far as its guest tells. What says most of it comes first.
enum ContainerState {
    RUNS,
    /// It ran when its guest was last heard, which does not answer now.
    RAN,
    STOPPED;

    /// @param live whether its guest answers now
    static ContainerState of(ContainerView container, boolean live) {
        if (!container.running()) {
            return STOPPED;
        }
        return live ? RUNS : RAN;
    }

    /// What it is called in a text's key and in a style.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
