package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.soap.Endpoint;
import java.nio.file.Path;

/// What a contract is tried on.
public interface Host {
    Endpoint endpoint();

    /// A machine that is powered off, with one SATA controller of the name `SATA`, and nothing on its ports 2
    /// and 3.
    String off();

    /// A machine that runs, with a disk on port 0 of `SATA` that was there before, and free ports 20 to 29.
    String running();

    /// Where disks can be made.
    Path folder();
}
