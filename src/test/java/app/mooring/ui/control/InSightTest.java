package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class InSightTest {
    private final AtomicInteger following = new AtomicInteger();
    private final StackPane view = new StackPane();

    private Subscription begin() {
        following.incrementAndGet();
        return following::decrementAndGet;
    }

    @Test
    void a_view_follows_something_as_long_as_it_is_in_a_window() {
        Toolkit.does(() -> {
            StackPane page = new StackPane();
            Scene scene = new Scene(new StackPane(page));
            InSight.following(view, this::begin);
            assertThat(following).as("not shown yet").hasValue(0);
            page.getChildren().add(view);
            assertThat(following).hasValue(1);
            page.getChildren().clear();
            assertThat(following).as("thrown away").hasValue(0);
            page.getChildren().add(view);
            assertThat(following).as("shown again").hasValue(1);
            ((StackPane) scene.getRoot()).getChildren().clear();
            assertThat(following).as("thrown away with its page").hasValue(0);
        });
    }

    @Test
    void one_that_is_in_a_window_already_follows_at_once_and_goes_on_in_another() {
        Toolkit.does(() -> {
            StackPane page = new StackPane(view);
            assertThat(new Scene(page).getRoot()).isSameAs(page);
            InSight.following(view, this::begin);
            assertThat(following).hasValue(1);
            StackPane other = new StackPane();
            assertThat(new Scene(other).getRoot()).isSameAs(other);
            other.getChildren().add(view);
            assertThat(following).hasValue(1);
        });
    }
}
