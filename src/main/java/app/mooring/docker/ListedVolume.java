package app.mooring.docker;

import java.util.Map;

/// A volume as an engine knows it.
///
/// @param driver `local` being Docker's own
public record ListedVolume(String name, String driver, Map<String, String> labels) {
    public ListedVolume {
        labels = Map.copyOf(labels);
    }
}
