package app.mooring.practice;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// What a machine's power and disks mean to what runs in it. Called by the machine's hypervisor, outside its
/// lock, in order for each machine.
public interface MachineHardware {
    void powerOn(String machine, List<Disk> disks);

    void powerButton(String machine);

    void powerCut(String machine);

    void attached(String machine, Disk disk);

    void detached(String machine, Disk disk);

    /// A disk of a machine.
    ///
    /// @param bytes its full size
    record Disk(UUID medium, Path file, int port, long bytes) {}
}
