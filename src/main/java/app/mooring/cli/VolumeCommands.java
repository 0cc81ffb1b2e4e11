package app.mooring.cli;

import app.mooring.volume.VolumeSize;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "volume", description = "The volumes of the lab.")
final class VolumeCommands extends CommandLine.Group {
    @Command(description = "All volumes.")
    void ls() {
        top().with(lab -> top().printer().volumes(lab.volumes()));
    }

    @Command(description = "A new, empty volume.")
    void create(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--size",
                            defaultValue = "2",
                            paramLabel = "SIZE",
                            description = "GiB, or like 512m, 2g, 1t (${DEFAULT-VALUE}).")
                    String size) {
        long bytes = VolumeSize.parse(size).bytes();
        top().with(lab -> top().printer().volume(lab.createVolume(name, bytes)));
    }

    @Command(description = "One volume.")
    void inspect(@Parameters(paramLabel = "NAME") String name) {
        top().with(lab -> top().printer().volume(lab.volume(name)));
    }

    @Command(description = "Detach a volume from its machine. Refused while anything uses it.")
    void detach(@Parameters(paramLabel = "NAME") String name) {
        top().with(lab ->
                top().printer().done(lab.detachVolume(name) ? "Detached " + name + "." : name + " is not attached."));
    }

    @Command(description = "Delete a volume and what is in it, for good. Refused while it is attached.")
    void rm(@Parameters(paramLabel = "NAME") String name) {
        top().with(lab -> {
            List<String> unasked = lab.removeVolume(lab.volume(name));
            String doubt = unasked.isEmpty()
                    ? ""
                    : " Not asked whether a container there needs it: " + String.join(", ", unasked) + ".";
            top().printer().done("Removed " + name + "." + doubt);
        });
    }
}
