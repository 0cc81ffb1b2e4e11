package app.mooring.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// JavaFX without a screen, for tests: one toolkit for all of them.
public final class Toolkit {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final long SECONDS = 60;
    private static boolean started;

    private Toolkit() {}

    /// Starts it, once.
    public static synchronized void start() {
        if (started) {
            return;
        }
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        Platform.setImplicitExit(false);
        try {
            if (!up.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the toolkit does not start");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        started = true;
    }

    /// Does it on the window's thread, which may be this one, and returns what it returned.
    public static <T> T on(Callable<T> work) {
        start();
        FutureTask<T> task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public static void does(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }

    /// Presses a key where the keyboard would be at that node. Called on the window's thread.
    public static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false));
    }

    /// Waits until that holds on the window's thread; it is looked at after each of its pulses.
    public static void await(String what, BooleanSupplier holds) {
        await(what, SECONDS, holds);
    }

    public static void await(String what, long seconds, BooleanSupplier holds) {
        CountDownLatch held = new CountDownLatch(1);
        javafx.animation.AnimationTimer look = new javafx.animation.AnimationTimer() {
            @Override
            public void handle(long now) {
                if (holds.getAsBoolean()) {
                    stop();
                    held.countDown();
                }
            }
        };
        does(look::start);
        try {
            if (!held.await(seconds, TimeUnit.SECONDS)) {
                does(look::stop);
                throw new AssertionError("in vain waited for: " + what);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A stage with that in it, in the window's look. Called on the window's thread.
    public static Stage stage(Parent node, double width, double height, boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        Scene scene = new Scene(node, width, height);
        scene.getStylesheets().add("/app/mooring/ui/mooring.css");
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /// Shows it and writes a picture of it to `target/screenshots`.
    public static void picture(
            String name, Callable<? extends Parent> page, double width, double height, boolean dark) {
        Stage stage = on(() -> stage(page.call(), width, height, dark));
        picture(name, stage.getScene());
        does(stage::close);
    }

    /// Writes a picture of the scene as it is after the next pulses.
    public static void picture(String name, Scene scene) {
        settle();
        WritableImage image = on(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(SCREENSHOTS);
            ImageIO.write(picture, "png", SCREENSHOTS.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns after a few pulses: what was bound and laid out has come to rest.
    public static void settle() {
        int[] pulses = {0};
        await("pulses", () -> pulses[0]++ > 3);
    }
}
