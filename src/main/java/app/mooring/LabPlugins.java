package app.mooring;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.operation.LabLock;
import app.mooring.operation.Progress;
import app.mooring.operation.Uncancelled;
import app.mooring.plugin.PluginStatus;
import app.mooring.setup.PluginSetup;
import app.mooring.setup.RexRaySetup;
import java.util.List;
import java.util.function.Consumer;

/// The volume plugins in the guests of an opened lab.
record LabPlugins(Wiring wiring) {
    private static final int LAST = 100;

    private PluginSetup ours(Guest guest) {
        return new PluginSetup(wiring.lab, guest, wiring.control, wiring.bundles());
    }

    private RexRaySetup rexRay(Guest guest) {
        return new RexRaySetup(wiring.lab, guest, wiring.control);
    }

    private boolean isRexRay() {
        return RexRaySetup.isWanted(wiring.lab);
    }

    /// What is installed and configured there is for this machine, and its address may be another one's. Whose it is,
    /// only VirtualBox knows: nothing is done while it does not answer.
    private Guest own(String machine) {
        Guest guest = wiring.guests.of(machine);
        wiring.attachments().requireIn(machine, guest);
        return guest;
    }

    PluginStatus of(String machine) {
        return status(wiring.guests.of(machine));
    }

    private PluginStatus status(Guest guest) {
        return isRexRay() ? rexRay(guest).status() : ours(guest).status();
    }

    boolean install(String machine, Consumer<Progress> told) {
        try (LabLock _ = wiring.lock()) {
            Guest guest = own(machine);
            return isRexRay() ? rexRay(guest).provide() : ours(guest).provide(told);
        }
    }

    void uninstall(String machine) {
        try (LabLock _ = wiring.lock()) {
            Guest guest = wiring.guests.of(machine);
            if (isRexRay()) {
                throw Failure.refused("plugin.notOurs", guest.name());
            }
            if (!wiring.attachments().requireInIfKnown(machine, guest)) {
                ours(guest).requireOwn();
            }
            // The script in the guest goes to its end, whoever cancels: so is what becomes of it known.
            Uncancelled.run(ours(guest)::uninstall);
        }
    }

    List<String> difference(String machine) {
        Guest guest = wiring.guests.of(machine);
        return isRexRay() ? rexRay(guest).difference() : ours(guest).difference();
    }

    void configure(String machine) {
        try (LabLock _ = wiring.lock()) {
            Guest guest = own(machine);
            if (isRexRay()) {
                rexRay(guest).provide();
            } else {
                ours(guest).reconfigure();
            }
        }
    }

    void follow(String machine, Consumer<String> line) {
        Guest guest = wiring.guests.of(machine);
        if (isRexRay()) {
            rexRay(guest).follow(LAST, line);
        } else {
            ours(guest).follow(LAST, line);
        }
    }
}
