package app.mooring.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The volumes of an engine, as it knows them, of every driver.
public interface Volumes {
    List<ListedVolume> list();

    /// The one of that name; empty where there is none.
    Optional<ListedVolume> find(String name);

    /// The driver of the one of that name; empty where there is none.
    default Optional<String> driverOf(String name) {
        return find(name).map(ListedVolume::driver);
    }

    /// Makes one; one of that name and driver that is there already stays as it is.
    void create(String name, String driver, Map<String, String> options, Map<String, String> labels);

    /// Removes one that no container has.
    void remove(String name);
}
