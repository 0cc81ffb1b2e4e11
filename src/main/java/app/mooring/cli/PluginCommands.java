package app.mooring.cli;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.plugin.PluginStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "plugin", description = "The volume plugin in the guests.")
final class PluginCommands extends CommandLine.Group {
    @Command(description = "How it stands with it in each guest. Fails when one of them cannot say.")
    int status() {
        ProgressLines progress = top().progress();
        List<PluginStatus> plugins = new ArrayList<>();
        List<Failure> away = new ArrayList<>();
        top().with(lab -> {
            for (Lab.Machine machine : lab.lab().machines()) {
                progress.started("asking " + machine.name());
                try {
                    plugins.add(lab.plugin(machine.name()));
                } catch (Failure failure) {
                    if (failure.kind() == Failure.Kind.CANCELLED) {
                        throw failure;
                    }
                    away.add(failure);
                }
            }
            progress.over();
            top().printer().plugins(plugins);
        });
        return away.stream().mapToInt(top()::told).max().orElse(0);
    }

    @Command(description = "Install, configure and start it, as far as it is not yet. Mounted volumes go on.")
    void install(@Parameters(paramLabel = "MACHINE") String machine) {
        ProgressLines progress = top().progress();
        top().with(lab -> top().printer()
                .done(
                        lab.installPlugin(machine, line -> progress.progress("plugin", line))
                                ? "Installed in " + machine + "."
                                : "Nothing to change in " + machine + "."));
    }

    @Command(description = "Take it out of a guest. Volumes stay. Refused while a container uses one there.")
    void uninstall(@Parameters(paramLabel = "MACHINE") String machine) {
        top().with(lab -> {
            lab.uninstallPlugin(machine);
            top().printer().done("Uninstalled from " + machine + ".");
        });
    }
}
