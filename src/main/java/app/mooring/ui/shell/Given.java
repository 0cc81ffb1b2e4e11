package app.mooring.ui.shell;

import app.mooring.face.Rooms;
import app.mooring.settings.Home;
import app.mooring.settings.Preferences;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Works;
import java.util.concurrent.Executor;

/// What the window is made with.
///
/// @param window hands work to the window's thread, in order
public record Given(
        Rooms rooms,
        Works works,
        Languages languages,
        Preferences preferences,
        Look look,
        Home home,
        Executor window) {}
