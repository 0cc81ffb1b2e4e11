package app.mooring.docker;

import java.util.List;

/// A container in a list of them.
///
/// @param volumes the names of the volumes it uses, of any driver
public record ListedContainer(String name, boolean running, List<String> volumes) {
    public ListedContainer {
        volumes = List.copyOf(volumes);
    }
}
