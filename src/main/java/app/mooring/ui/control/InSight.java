package app.mooring.ui.control;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Has what is out of sight let go of what it follows.
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

    /// Has it follow something from each time on that it comes into a window, until it is taken out: what lives longer,
    /// as a run does, would keep a view for ever that is thrown away.
    ///
    /// @param begin draws what is so now, and what comes
    public static void following(Node view, Supplier<Subscription> begin) {
        view.sceneProperty().subscribe(new Consumer<@Nullable Scene>() {
            private Subscription following = Subscription.EMPTY;

            @Override
            public void accept(@Nullable Scene now) {
                following.unsubscribe();
                following = now == null ? Subscription.EMPTY : begin.get();
            }
        });
    }
}
