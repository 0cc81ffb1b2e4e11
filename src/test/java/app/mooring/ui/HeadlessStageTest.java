package app.mooring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadlessStageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    @BeforeAll
    static void startTheToolkit() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        Platform.setImplicitExit(false);
    }

    @Test
    void aStageIsDrawnWithoutAScreen() throws Exception {
        WritableImage picture = inTheToolkit(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(new StackPane(new Label("Mooring")), WIDTH, HEIGHT, Color.WHITE);
            stage.setScene(scene);
            stage.show();
            try {
                return scene.snapshot(null);
            } finally {
                stage.close();
            }
        });
        save(picture, "empty-stage");
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        assertThat(picture.getHeight()).isEqualTo(HEIGHT);
        // The label is drawn: the picture is not of one colour.
        assertThat(colours(picture)).isGreaterThan(1);
    }

    private static long colours(WritableImage picture) {
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = picture.getPixelReader().getArgb(i % WIDTH, i / WIDTH);
        }
        return Arrays.stream(pixels).distinct().count();
    }

    private static <T> T inTheToolkit(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void save(WritableImage picture, String name) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(SCREENSHOTS);
        assertThat(ImageIO.write(
                        image, "png", SCREENSHOTS.resolve(name + ".png").toFile()))
                .isTrue();
    }
}
