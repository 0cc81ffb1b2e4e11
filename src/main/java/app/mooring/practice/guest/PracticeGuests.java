package app.mooring.practice.guest;

import app.mooring.practice.Ends;
import app.mooring.practice.MachineHardware;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The guests of a lab, each in the machine of its name. A machine without one stays dark.
public final class PracticeGuests implements MachineHardware, AutoCloseable {
    /// Where the system's own disk is.
    private static final int SYSTEM_PORT = 0;

    private final Map<String, PracticeGuest> guests = new ConcurrentHashMap<>();
    private final Consumer<String> off;

    /// @param off told which machine's guest has shut down, in order or not
    public PracticeGuests(Consumer<String> off) {
        this.off = off;
    }

    public void add(PracticeGuest guest) {
        guests.put(guest.name(), guest);
    }

    private Optional<PracticeGuest> find(String machine) {
        return Optional.ofNullable(guests.get(machine));
    }

    @Override
    public void powerOn(String machine, List<Disk> disks) {
        List<Disk> others =
                disks.stream().filter(disk -> disk.port() != SYSTEM_PORT).toList();
        find(machine).ifPresent(guest -> guest.powerOn(others));
    }

    @Override
    public void powerButton(String machine) {
        find(machine).ifPresent(guest -> {
            try {
                guest.powerButton();
            } finally {
                off.accept(machine);
            }
        });
    }

    @Override
    public void powerCut(String machine) {
        find(machine).ifPresent(PracticeGuest::powerCut);
    }

    @Override
    public void attached(String machine, Disk disk) {
        find(machine).ifPresent(guest -> guest.attached(disk));
    }

    @Override
    public void detached(String machine, Disk disk) {
        find(machine).ifPresent(guest -> guest.detached(disk));
    }

    @Override
    public void close() {
        Ends.each(List.copyOf(guests.values()), PracticeGuest::close);
    }
}
