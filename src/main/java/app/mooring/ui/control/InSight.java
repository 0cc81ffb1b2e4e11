package app.mooring.ui.control;

import javafx.scene.Node;

/// Tells when a page has gone out of sight, so that it lets go of what it follows.
public final class InSight {
    private InSight() {}

    /// Has it done each time that the page is taken out of its window or made invisible there.
    public static void whenLeft(Node page, Runnable doing) {
        page.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                doing.run();
            }
        });
        page.visibleProperty().addListener((_, _, visible) -> {
            if (!visible) {
                doing.run();
            }
        });
    }
}
