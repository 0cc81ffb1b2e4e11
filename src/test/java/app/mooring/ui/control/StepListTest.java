package app.mooring.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class StepListTest {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Works works = new Works(Platform::runLater);

    private Run begun() {
        return works.start(new SimpleStringProperty("it"), listener -> {
            listener.started("one");
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            listener.started("two");
            return true;
        });
    }

    private static int drawn(StepList steps) {
        return steps.lookupAll(".step").size();
    }

    @Test
    void what_runs_does_not_keep_the_steps_that_were_taken_out_of_the_window() {
        StackPane page = new StackPane();
        Run run = Toolkit.on(this::begun);
        StepList steps = Toolkit.on(() -> {
            StepList made =
                    new StepList(new Languages(Language.ENGLISH).of(StepList.class), run, SimpleStringProperty::new);
            page.getChildren().add(made);
            return (StepList)
                    new Scene(page).getRoot().getChildrenUnmodifiable().getFirst();
        });
        Toolkit.await("the first step", () -> drawn(steps) == 1);
        Toolkit.does(() -> page.getChildren().clear());
        goOn.countDown();
        Toolkit.await("the end", () -> run.state().get().ended());
        assertThat(Toolkit.on(() -> drawn(steps))).isEqualTo(1);
        Toolkit.does(() -> page.getChildren().add(steps));
        assertThat(Toolkit.on(() -> drawn(steps))).as("in sight again").isEqualTo(2);
    }
}
