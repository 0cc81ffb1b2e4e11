package app.mooring.setup;

import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Lab;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// All that a lab needs, in the order in which it is brought about: the host, then each machine and its guest.
public final class Requirements {
    /// The subject of what is about the host.
    public static final String HOST = "host";

    /// What is brought about only while its machine is off: one that runs is restarted for it.
    public static final Set<String> RESTARTING = Set.of("machine.ide", "machine.ports");

    private Requirements() {}

    /// All of a lab.
    ///
    /// @param bundles the folder with the driver's bundles
    public static List<Requirement> of(
            Lab lab, WebServiceControl webService, WebService virtualBox, Guests guests, Path bundles) {
        List<Requirement> all = new ArrayList<>();
        HostRequirements host = new HostRequirements(lab, webService);
        all.addAll(host.all());
        for (Guest guest : guests.all()) {
            MachineRequirements machine = new MachineRequirements(guest.machine(), guest, virtualBox, host.answering());
            all.addAll(machine.all());
            all.addAll(new GuestRequirements(lab, guest, webService, virtualBox, bundles, host).all());
        }
        return List.copyOf(all);
    }
}
