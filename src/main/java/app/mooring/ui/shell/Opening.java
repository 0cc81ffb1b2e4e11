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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shown while a lab is opened, which can be given up: then it is closed as soon as it is there.
final class Opening extends VBox {
    private final AtomicReference<@Nullable OpenLab> made = new AtomicReference<>();
    private volatile boolean givenUp;
    private @Nullable Question asked;

    Opening(Texts texts, Runnable left) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("opening");
        Button giveUp = Buttons.plain(texts.of("opening.cancel"), () -> {
            giveUp();
            left.run();
        });
        giveUp.setId("opening-cancel");
        giveUp.setCancelButton(true);
        setAlignment(Pos.CENTER);
        getStyleClass().add("opening-page");
        getChildren().addAll(turning, Labels.of(texts.of("opening"), "muted"), giveUp);
    }

    void begin(Works works, Callable<OpenLab> open, Consumer<OpenLab> opened, Consumer<Failure> failed) {
        asked = works.ask(
                () -> {
                    made.set(open.call());
                    if (givenUp) {
                        closeMade();
                    }
                    return true;
                },
                _ -> Optional.ofNullable(made.getAndSet(null)).ifPresent(opened),
                failed);
    }

    private void giveUp() {
        givenUp = true;
        if (asked != null) {
            asked.close();
        }
        Thread.ofVirtual().start(this::closeMade);
    }

    private void closeMade() {
        Optional.ofNullable(made.getAndSet(null)).ifPresent(OpenLab::close);
    }
}
