package app.mooring.ui.settings;

import app.mooring.face.Rooms;
import app.mooring.ssh.HostKeyQuestion;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What the settings are about besides the lab that is open.
///
/// @param home the person's own folder, which `~` stands for
/// @param folder where Mooring keeps its things
/// @param version Mooring's
/// @param question asks the person about the host key of a guest
/// @param openLab opens the lab of that file in the window
/// @param showFolder shows a folder in the system's file manager; blocks, and fails with `lab.showFile`
public record Surroundings(
        Rooms rooms,
        Path home,
        Path folder,
        String version,
        HostKeyQuestion question,
        Consumer<Path> openLab,
        Consumer<Path> showFolder) {}
