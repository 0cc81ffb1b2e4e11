package app.mooring.driver;

import app.mooring.driver.MountTable.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Who has a volume here, and letting it go when nobody has. One thread at a time for each volume, which is up
/// to the caller.
final class Occupancy {
    private final MountTable table;
    private final Mounting mounting;
    private final Supplier<String> dockerd;
    private final String boot;

    /// @param dockerd which run of dockerd asks
    /// @param boot the guest's boot ID
    Occupancy(MountTable table, Mounting mounting, Supplier<String> dockerd, String boot) {
        this.table = table;
        this.mounting = mounting;
        this.dockerd = dockerd;
        this.boot = boot;
    }

    /// The last one out unmounts and detaches, unless a container goes on using the volume: `docker cp` says
    /// Mount and Unmount with the ID of the container that it copies into or out of. That one's own Unmount may
    /// still come, or not. Whether nothing is left over for settling.
    boolean leave(String name, String id) {
        Optional<Entry> entry = table.find(name);
        if (entry.isEmpty()) {
            return true;
        }
        // First of all: whatever cannot be looked at or done now is left for settling.
        table.keep(name, entry.get().withLeft(id));
        Entry rest = pruned(entry.get().without(id));
        if (rest.ids().isEmpty() && mounting.isUsed(rest.volume())) {
            table.keep(name, rest.withLeft(id));
            if (mounting.isUsedOn(rest.volume())) {
                return false;
            }
        }
        return keepOrRelease(name, rest);
    }

    /// Of a disk that is full the record is made up for by [MountTable#catchUp]; when this ends in between, what
    /// is on record and not mounted is settled. Whether nothing is left over.
    boolean keepOrRelease(String name, Entry rest) {
        boolean kept = table.keep(name, rest);
        if (rest.ids().isEmpty()) {
            mounting.release(rest.volume());
            return table.remove(name);
        }
        return kept && rest.stale(boot, dockerd.get()).isEmpty();
    }

    /// Without the IDs of which no Unmount will come, if no container uses the volume any more.
    private Entry pruned(Entry entry) {
        List<String> stale = entry.stale(boot, dockerd.get());
        if (stale.isEmpty() || mounting.isUsed(entry.volume())) {
            return entry;
        }
        Entry rest = entry;
        for (String id : stale) {
            rest = rest.without(id);
        }
        return rest;
    }

    /// Makes the entry agree with what is mounted. Whether nothing is left over.
    boolean settle(String name, Entry entry) {
        Entry rest = mounting.isMounted(entry.volume()) ? pruned(entry) : new Entry(entry.volume(), boot, Map.of());
        if (!rest.equals(entry) || rest.ids().isEmpty()) {
            return keepOrRelease(name, rest);
        }
        return rest.stale(boot, dockerd.get()).isEmpty();
    }
}
