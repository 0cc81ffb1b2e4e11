package app.mooring.ui;

import app.mooring.face.Rooms;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.shell.Given;
import app.mooring.ui.shell.Shell;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Works;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window on rooms that are given, as `Window` opens it, for tests.
public final class WindowOf implements AutoCloseable {
    private final Stage stage;
    private final Shell shell;

    private final Preferences preferences;

    private WindowOf(Stage stage, Shell shell, Preferences preferences) {
        this.preferences = preferences;
        this.stage = stage;
        this.shell = shell;
    }

    /// Opened as on a first start, in English.
    public static WindowOf with(Rooms rooms, Home home) {
        return Toolkit.on(() -> {
            WindowThread thread = new WindowThread();
            Preferences preferences = new Preferences(home);
            Look look = new Look();
            Shell shell = new Shell(new Given(
                    rooms, new Works(thread), new Languages(Language.ENGLISH), preferences, look, home, thread));
            Stage stage = Toolkit.stage(shell, 1200, 760, false);
            new Appearance(look, preferences).follow(stage.getScene());
            shell.begin();
            return new WindowOf(stage, shell, preferences);
        });
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// The lab that is open.
    public OpenLab lab() {
        return shell.lab().orElseThrow();
    }

    /// The practice lab that is open.
    public Rooms.Practice practice() {
        return lab().practice().orElseThrow();
    }

    public void picture(String name) {
        Toolkit.picture(name, scene());
    }

    @Override
    public void close() {
        Toolkit.does(stage::hide);
        shell.close();
        preferences.close();
    }
}
