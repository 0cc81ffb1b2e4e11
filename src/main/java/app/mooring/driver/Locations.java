package app.mooring.driver;

import app.mooring.virtualbox.api.IMedium;
import java.util.HashMap;
import java.util.Map;

/// Where the disks of one web session are, so that looking for new ones does not cost a call for every old one.
final class Locations {
    private final Map<String, String> known = new HashMap<>();

    String of(IMedium medium) {
        return known.computeIfAbsent(medium.reference(), reference -> medium.getLocation());
    }

    void forget() {
        known.clear();
    }
}
