package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Works;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class LogViewTest {
    private static final int FLOOD = 10_000;

    private final AtomicInteger handed = new AtomicInteger();
    private final Works works = new Works(work -> {
        handed.incrementAndGet();
        Platform.runLater(work);
    });

    @Test
    void ten_thousand_lines_at_once_leave_the_window_free() {
        LogModel log = new LogModel(works, to -> {
            for (int i = 1; i <= FLOOD; i++) {
                to.accept("line " + i);
            }
        });
        Stage stage = shown(log);
        long begun = System.nanoTime();
        Toolkit.does(log::start);
        Toolkit.await(
                "the last line",
                () -> !log.lines().shown().isEmpty()
                        && log.lines().shown().getLast().equals("line " + FLOOD));
        // One frame in 16 ms at most, and the end of the question.
        long frames = (System.nanoTime() - begun) / 16_000_000 + 1;
        assertThat(handed.get()).isLessThanOrEqualTo((int) frames + 1);
        assertThat(Toolkit.on(() -> log.lines().shown().size())).isEqualTo(2_000);
        Toolkit.does(stage::close);
    }

    @Test
    void the_end_stays_in_sight_until_somebody_picks_a_line() throws InterruptedException {
        Source source = new Source();
        LogModel log = new LogModel(works, source);
        Stage stage = shown(log);
        Toolkit.does(log::start);
        Consumer<String> to = source.begun();
        for (int i = 0; i < 300; i++) {
            to.accept("line " + i);
        }
        Toolkit.await("the lines", () -> log.lines().shown().size() == 300);
        Toolkit.settle();
        ToggleButton follow = Toolkit.on(() -> (ToggleButton) stage.getScene().lookup("#log-follow"));
        assertThat(Toolkit.on(follow::isSelected)).isTrue();
        assertThat(lastInSight(stage)).isEqualTo(299);

        Toolkit.does(follow::fire);
        to.accept("one more");
        Toolkit.await("the line", () -> log.lines().shown().size() == 301);
        Toolkit.settle();
        assertThat(lastInSight(stage)).isLessThan(300);

        Toolkit.does(follow::fire);
        Toolkit.settle();
        assertThat(lastInSight(stage)).isEqualTo(300);
        Toolkit.does(stage::close);
        Toolkit.does(log::close);
    }

    @Test
    void who_follows_it_is_interrupted_when_it_is_closed() throws InterruptedException {
        Source source = new Source();
        LogModel log = new LogModel(works, source);
        Toolkit.does(log::start);
        source.begun();
        Toolkit.does(log::close);
        source.ended.await();
        assertThat(log.following().get()).isFalse();
    }

    @Test
    void a_log_that_cannot_be_followed_says_why_and_can_be_tried_again() {
        AtomicInteger tried = new AtomicInteger();
        LogModel log = new LogModel(works, to -> {
            if (tried.incrementAndGet() == 1) {
                throw Failure.failed("ssh.unreachable", "ubuntu3", "192.168.56.13", 22);
            }
            to.accept("it began");
        });
        Stage stage = shown(log);
        Toolkit.does(log::start);
        Toolkit.await("the failure", () -> stage.getScene().lookup(".failure") != null);
        Toolkit.does(() -> ((javafx.scene.control.Button) stage.getScene().lookup(".failure .button")).fire());
        Toolkit.await("the line", () -> log.lines().shown().contains("it began"));
        assertThat(Toolkit.on(() -> stage.getScene().lookup(".failure"))).isNull();
        Toolkit.does(stage::close);
    }

    private static Stage shown(LogModel log) {
        return Toolkit.on(() -> Toolkit.stage(
                new LogView(new Languages(Language.ENGLISH), "log", new SimpleStringProperty("Log"), log),
                600,
                300,
                false));
    }

    private static int lastInSight(Stage stage) {
        return Toolkit.on(() -> {
            ListView<?> list = (ListView<?>) stage.getScene().lookup("#log");
            return ((javafx.scene.control.skin.VirtualFlow<?>) list.lookup(".virtual-flow"))
                    .getLastVisibleCell()
                    .getIndex();
        });
    }

    /// A log that is written by hand.
    private static final class Source implements Consumer<Consumer<String>> {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Consumer<String> to = _ -> {};

        @Override
        public void accept(Consumer<String> told) {
            to = told;
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            } finally {
                ended.countDown();
            }
        }

        Consumer<String> begun() throws InterruptedException {
            begun.await();
            return to;
        }
    }
}
