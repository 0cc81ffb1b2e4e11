package app.mooring.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Activity;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.History;
import app.mooring.ui.work.Works;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class ActivityPageTest {
    private static final History PAST = new History() {
        @Override
        public List<Activity> all() {
            return List.of(
                    new Activity(
                            "Migration demo, with a power cut",
                            Instant.parse("2026-11-22T10:12:00Z").toEpochMilli(),
                            48_200,
                            Activity.Outcome.CANCELLED,
                            "",
                            List.of()),
                    new Activity(
                            "Set up the lab",
                            Instant.parse("2026-11-21T09:00:00Z").toEpochMilli(),
                            93_000,
                            Activity.Outcome.FAILED,
                            "The machine ubuntu3 has an IDE controller.",
                            List.of(new StepResult(
                                    "machine.ide ubuntu3",
                                    StepResult.State.FAILED,
                                    62_000,
                                    List.of("mooring machine storage ubuntu3")))));
        }

        @Override
        public void keep(Activity activity) {}
    };

    private CountDownLatch goOn = new CountDownLatch(1);

    /// One that failed, and above it one that runs.
    private Scene drawn(Language language, double width, double height, boolean dark, String style) {
        CountDownLatch until = new CountDownLatch(1);
        goOn = until;
        Desk plain = Desks.of(Desks.lively(), language, Map.of());
        Works works = new Works(Platform::runLater, PAST);
        Desk desk = new Desk(plain.lab(), works, plain.navigator(), plain.languages());
        Scene scene = Toolkit.on(() -> {
            works.start(new SimpleStringProperty("Move mysqldata to ubuntu3"), listener -> {
                listener.started("stop");
                listener.ended(new StepResult(
                        "stop", StepResult.State.DONE, 2_000, List.of("ssh ubuntu2 docker stop mydb_on_ubuntu2")));
                listener.started("create");
                listener.ended(new StepResult(
                        "create", StepResult.State.FAILED, 300, List.of("ssh ubuntu3 docker create mydb_on_ubuntu2")));
                throw Failure.failed("ssh.unreachable", "ubuntu3", "192.168.56.13", 22);
            });
            works.start(new SimpleStringProperty("Migration demo"), listener -> {
                listener.started("image");
                listener.progress("image", Progress.of("image.fetch"));
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw Failure.cancelled(e);
                }
                return "done";
            });
            ActivityPage page = new ActivityPage(desk);
            page.node().setStyle(style);
            Scene made = Toolkit.stage(page.node(), width, height, dark).getScene();
            page.shown();
            return made;
        });
        Toolkit.await("the past", () -> list(scene).getItems().size() == 4);
        return scene;
    }

    @SuppressWarnings("unchecked")
    private static ListView<Entry> list(Scene scene) {
        return (ListView<Entry>) scene.lookup("#activity-list");
    }

    private static void choose(Scene scene, int index) {
        Toolkit.does(() -> list(scene).getSelectionModel().select(index));
        Toolkit.settle();
    }

    private static String text(Scene scene, String id) {
        return Toolkit.on(() -> ((Labeled) scene.lookup(id)).getText());
    }

    /// The texts that end in dots for want of room, or lie outside of the card.
    private static List<String> cut(Scene scene) {
        return Toolkit.on(() -> {
            double right = scene.lookup("#activity-details")
                    .localToScene(scene.lookup("#activity-details").getLayoutBounds())
                    .getMaxX();
            return scene.getRoot().lookupAll(".label").stream()
                    .map(Label.class::cast)
                    .filter(label -> label.lookup(".text") instanceof Text text
                            && (!text.getText().equals(label.getText())
                                    || label.localToScene(label.getLayoutBounds())
                                                    .getMaxX()
                                            > right))
                    .map(Label::getText)
                    .toList();
        });
    }

    private void over(Scene scene) {
        goOn.countDown();
        Toolkit.does(() -> scene.getWindow().hide());
    }

    @Test
    void what_runs_and_ran_in_both_themes_and_languages() {
        Scene scene = drawn(Language.ENGLISH, 1012, 730, false, "");
        choose(scene, 1);
        Toolkit.await("the failure", () -> scene.lookup(".failure") != null);
        Toolkit.picture("activity", scene);
        choose(scene, 3);
        Toolkit.picture("activity-earlier", scene);
        assertThat(text(scene, "#activity-title")).isEqualTo("Set up the lab");
        assertThat(text(scene, "#activity-state")).isEqualTo("failed");
        over(scene);
        Scene dark = drawn(Language.CHINESE, 1012, 730, true, "");
        Toolkit.picture("activity-chinese-dark", dark);
        over(dark);
        Scene large = drawn(Language.ENGLISH, 960, 600, false, "-fx-font-size: 28px");
        choose(large, 2);
        Toolkit.picture("activity-large-type", large);
        assertThat(cut(large)).isEmpty();
        over(large);
    }

    @Test
    void what_is_not_looked_at_any_more_does_not_follow_what_runs() {
        Scene scene = drawn(Language.ENGLISH, 1012, 730, false, "");
        Node before = Toolkit.on(() -> scene.lookup("#activity-details"));
        List<String> running = Toolkit.on(() -> signs(before));
        assertThat(running).contains("tone-accent");
        choose(scene, 2);
        goOn.countDown();
        Toolkit.await(
                "the end",
                () -> list(scene).getItems().getFirst() instanceof Entry.Live live
                        && live.run().state().get().ended());
        assertThat(Toolkit.on(() -> signs(before))).isEqualTo(running);
        choose(scene, 0);
        assertThat(Toolkit.on(() -> signs(scene.lookup("#activity-details"))))
                .contains("tone-good")
                .doesNotContain("tone-accent");
        over(scene);
    }

    /// The colours of how it stands and of its steps.
    private static List<String> signs(Node details) {
        return Stream.concat(details.lookupAll("#activity-state").stream(), details.lookupAll(".mark").stream())
                .flatMap(sign -> sign.getStyleClass().stream())
                .toList();
    }

    @Test
    void what_runs_can_be_cancelled_here() {
        Scene scene = drawn(Language.ENGLISH, 772, 560, false, "");
        assertThat(text(scene, "#activity-state")).isEqualTo("running");
        choose(scene, 2);
        Toolkit.picture("activity-small", scene);
        assertThat(cut(scene)).isEmpty();
        choose(scene, 0);
        Toolkit.does(() -> ((Button) scene.lookup("#activity-cancel")).fire());
        Toolkit.await(
                "the end",
                () -> ((Labeled) scene.lookup("#activity-state")).getText().equals("cancelled"));
        assertThat(Toolkit.on(() -> scene.lookup("#activity-cancel").isVisible()))
                .isFalse();
        over(scene);
    }
}
