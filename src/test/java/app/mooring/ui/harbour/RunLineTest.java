package app.mooring.ui.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class RunLineTest {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Desk desk = Desks.of(Desks.lively(), Language.ENGLISH, Map.of("startMachine", _ -> started()));

    private boolean started() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        return true;
    }

    @Test
    void what_is_begun_does_not_keep_the_line_of_a_card_that_is_gone() {
        StackPane card = new StackPane();
        HarbourModel model =
                Toolkit.on(() -> new HarbourModel(desk, desk.languages().of(HarbourModel.class), Path.of("/home/ada")));
        RunLine line = Toolkit.on(() -> {
            card.getChildren().add(new RunLine(model, desk, "ubuntu2"));
            return (RunLine) new Scene(card).getRoot().getChildrenUnmodifiable().getFirst();
        });
        Toolkit.does(() -> model.powerOn("ubuntu2"));
        assertThat(line.isVisible()).isTrue();
        Toolkit.does(() -> card.getChildren().clear());
        goOn.countDown();
        Toolkit.await("the end", () -> !model.runs().busy("ubuntu2"));
        assertThat(line.isVisible()).isTrue();
        Toolkit.does(() -> card.getChildren().add(line));
        assertThat(line.isVisible()).as("in sight again").isFalse();
        Toolkit.does(model::close);
    }
}
