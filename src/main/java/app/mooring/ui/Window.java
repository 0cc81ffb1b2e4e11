package app.mooring.ui;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.operation.Activity;
import app.mooring.operation.ActivityLog;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.control.FileBrowser;
import app.mooring.ui.shell.Given;
import app.mooring.ui.shell.Shell;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.History;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Works;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// The window, and the toolkit that draws it.
public final class Window {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;

    private final Rooms rooms;
    private final Preferences preferences;
    private final Home home;
    private volatile @Nullable Shell shell;

    public Window(Rooms rooms, Home home) {
        this.rooms = rooms;
        this.home = home;
        this.preferences = new Preferences(home);
    }

    /// Opens it, and returns when it was closed. Failures: `ui.display` where there is nothing to show it on.
    ///
    /// @param practice whether it opens on a practice lab
    public void run(boolean practice) {
        CountDownLatch closed = new CountDownLatch(1);
        // What is open is closed before the toolkit ends.
        Platform.setImplicitExit(false);
        try {
            Platform.startup(() -> open(practice, closed));
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            throw Failure.because(e, "ui.display");
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Optional.ofNullable(shell).ifPresent(Shell::close);
            preferences.close();
            throw Failure.cancelled(e);
        }
    }

    private void open(boolean practice, CountDownLatch closed) {
        WindowThread.logUncaught();
        Stage stage = new Stage();
        Languages languages = new Languages(preferences
                .get("language")
                .flatMap(name -> Arrays.stream(Language.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst())
                .orElseGet(() -> Language.nearest(Locale.getDefault())));
        languages.current().addListener((_, _, now) -> preferences.put("language", now.name()));
        WindowThread window = new WindowThread();
        Look look = new Look();
        Shell made =
                new Shell(new Given(rooms, new Works(window, history()), languages, preferences, look, home, window));
        shell = made;
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                FileBrowser.ofThisSystem() == FileBrowser.FINDER
                        ? new VBox(made.systemMenu(() -> stage.fireEvent(closeRequest(stage))), made)
                        : made,
                size("width", LEAST_WIDTH, WIDTH, screen.getWidth()),
                size("height", LEAST_HEIGHT, HEIGHT, screen.getHeight()));
        VBox.setVgrow(made, Priority.ALWAYS);
        new Appearance(look, preferences).follow(scene);
        scene.getStylesheets().add("/app/mooring/ui/mooring.css");
        stage.setTitle("Mooring");
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setMaximized(preferences.get("maximized").map(Boolean::valueOf).orElse(false));
        Runnable finish = () -> {
            preferences.put("maximized", String.valueOf(stage.isMaximized()));
            if (!stage.isMaximized()) {
                preferences.put("width", String.valueOf(scene.getWidth()));
                preferences.put("height", String.valueOf(scene.getHeight()));
            }
            Thread.ofVirtual().start(() -> {
                made.close();
                preferences.close();
                closed.countDown();
            });
        };
        stage.setOnHidden(_ -> finish.run());
        stage.iconifiedProperty().addListener((_, _, away) -> {
            if (!away) {
                made.fetchedBack();
            }
        });
        Shell.Closing closing = closing(stage);
        stage.setOnCloseRequest(request -> {
            if (!made.mayClose(closing)) {
                request.consume();
            }
        });
        afterFirstLayout(scene, () -> window.execute(practice ? made::openPractice : made::begin));
        stage.show();
    }

    /// As it was the last time, where that fits on the screen.
    private double size(String remembered, double least, double usual, double screen) {
        return Math.min(
                preferences.number(remembered).filter(size -> size >= least).orElse(usual), Math.max(least, screen));
    }

    /// In the background it is minimised: so it has a way back.
    private static Shell.Closing closing(Stage stage) {
        return new Shell.Closing() {
            @Override
            public void hide() {
                stage.setIconified(true);
            }

            @Override
            public void comeBack() {
                stage.setIconified(false);
                stage.toFront();
            }

            @Override
            public void quit() {
                stage.hide();
            }
        };
    }

    private static WindowEvent closeRequest(Stage stage) {
        return new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
    }

    /// So the window is seen before what is to be in it is loaded.
    private static void afterFirstLayout(Scene scene, Runnable then) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                then.run();
            }
        });
    }

    private History history() {
        ActivityLog log = new ActivityLog(home.folder().resolve("activity.jsonl"));
        return new History() {
            @Override
            public List<Activity> all() {
                return log.all();
            }

            @Override
            public void keep(Activity activity) {
                log.keep(activity);
            }
        };
    }
}
