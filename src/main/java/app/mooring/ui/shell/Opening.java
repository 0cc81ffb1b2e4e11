package app.mooring.ui.shell;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Works;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shown while the lab before is closed and another one is opened, which can be given up: then that is closed as soon
/// as it is there.
final class Opening extends VBox {
    private final Thread closing;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean givenUp;
    private volatile boolean handedOver;
    private volatile @Nullable Question asked;

    /// What was opened and is not handed over; guarded by this.
    private @Nullable OpenLab made;

    /// @param before is closed first, to the end also when nobody waits for the next one any more
    Opening(Texts texts, Optional<OpenLab> before, Runnable left) {
        closing = Thread.ofVirtual().unstarted(() -> before.ifPresent(OpenLab::close));
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("opening");
        Button giveUp = Buttons.plain(texts.of("opening.cancel"), () -> {
            giveUp();
            Thread.ofVirtual().start(this::closeMade);
            left.run();
        });
        giveUp.setId("opening-cancel");
        giveUp.setCancelButton(true);
        setAlignment(Pos.CENTER);
        getStyleClass().add("opening-page");
        getChildren().addAll(turning, Labels.of(texts.of("opening"), "muted"), giveUp);
    }

    void begin(Works works, Callable<OpenLab> open, Consumer<OpenLab> opened, Consumer<Failure> failed) {
        closing.start();
        asked = works.ask(
                () -> {
                    try {
                        closing.join();
                        keep(open.call());
                        return true;
                    } finally {
                        over.countDown();
                    }
                },
                _ -> handOver(opened),
                failed);
    }

    private synchronized void keep(OpenLab lab) {
        if (givenUp) {
            var _ = Thread.interrupted(); // that was to end the opening, not the closing
            lab.close();
        } else {
            made = lab;
        }
    }

    private synchronized void handOver(Consumer<OpenLab> opened) {
        OpenLab lab = made;
        if (lab != null && !givenUp) {
            made = null;
            handedOver = true;
            opened.accept(lab);
        }
    }

    /// Whether what was opened is another's now.
    boolean handedOver() {
        return handedOver;
    }

    private void giveUp() {
        givenUp = true;
        Question question = asked;
        if (question != null) {
            question.close();
        }
    }

    private synchronized void closeMade() {
        OpenLab lab = made;
        if (lab != null) {
            made = null;
            lab.close();
        }
    }

    /// Gives it up, and returns when all that was to be closed is. On any thread but the window's.
    ///
    /// @throws InterruptedException when this thread is interrupted while it waits
    void end() throws InterruptedException {
        giveUp();
        closing.join();
        over.await();
        closeMade();
    }
}
