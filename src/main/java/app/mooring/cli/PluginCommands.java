package app.mooring.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "plugin", description = "The volume plugin in the guests.")
final class PluginCommands extends CommandLine.Group {
    @Command(description = "How it stands with it in each guest.")
    void status() {
        top().with(lab -> top().printer().plugins(lab.plugins()));
    }

    @Command(description = "Install, configure and start it, as far as it is not yet. Mounted volumes go on.")
    void install(@Parameters(paramLabel = "MACHINE") String machine) {
        ProgressLines progress = top().progress();
        top().with(lab -> top().printer()
                .line(
                        lab.installPlugin(machine, line -> progress.progress("plugin", line))
                                ? "Installed in " + machine + "."
                                : "Nothing to change in " + machine + "."));
    }

    @Command(description = "Take it out of a guest. Volumes stay. Refused while a container uses one there.")
    void uninstall(@Parameters(paramLabel = "MACHINE") String machine) {
        top().with(lab -> {
            lab.uninstallPlugin(machine);
            top().printer().line("Uninstalled from " + machine + ".");
        });
    }
}
