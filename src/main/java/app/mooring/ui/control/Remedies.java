package app.mooring.ui.control;

import static java.util.Map.entry;

import app.mooring.failure.Failure;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The page on which a failure is mended: the one that its remedy speaks of.
public final class Remedies {
    static final Map<String, Place> PLACES = Map.ofEntries(
            entry("lab.folder", Place.SETTINGS),
            entry("lab.folderFull", Place.SETTINGS),
            entry("lab.guestOff", Place.MACHINES),
            entry("lab.holderChanged", Place.VOLUMES),
            entry("lab.machineAlive", Place.MACHINES),
            entry("lab.machineState", Place.MACHINES),
            entry("lab.noController", Place.SETTINGS),
            entry("lab.noMachine", Place.SETTINGS),
            entry("lab.noPort", Place.MACHINES),
            entry("lab.noVolume", Place.VOLUMES),
            entry("lab.notHotPluggable", Place.MACHINES),
            entry("lab.notInLab", Place.SETTINGS),
            entry("lab.otherGuest", Place.SETTINGS),
            entry("lab.portsInUse", Place.SETTINGS),
            entry("migration.foreignVolume", Place.VOLUMES),
            entry("migration.inUse", Place.HARBOUR),
            entry("migration.mayBeOff", Place.MACHINES),
            entry("migration.noContainer", Place.GUESTS),
            entry("migration.notCreated", Place.GUESTS),
            entry("migration.otherDriver", Place.SETTINGS),
            entry("migration.powerNeeded", Place.HARBOUR),
            entry("migration.twoMachines", Place.SETTINGS),
            entry("migration.unfinished", Place.MACHINES),
            entry("plugin.check", Place.SETUP),
            entry("plugin.noRexRay", Place.SETTINGS),
            entry("plugin.otherMachine", Place.SETUP),
            entry("plugin.rexRay", Place.GUESTS),
            entry("plugin.service", Place.GUESTS),
            entry("settings.noSecret", Place.SETTINGS),
            entry("settings.secret", Place.SETTINGS),
            entry("setup.ide", Place.SETUP),
            entry("setup.machineOff", Place.SETUP),
            entry("setup.noSata", Place.SETTINGS),
            entry("setup.notConfigured", Place.SETUP),
            entry("setup.notInstalled", Place.SETUP),
            entry("setup.notReachable", Place.SETTINGS),
            entry("setup.notRunning", Place.SETUP),
            entry("setup.ports", Place.SETUP),
            entry("setup.rexRayConfiguration", Place.SETUP),
            entry("setup.rexRayNotRunning", Place.SETUP),
            entry("ssh.hostKey.changed", Place.GUESTS),
            entry("ssh.hostKey.unknown", Place.GUESTS),
            entry("ssh.keyFile", Place.SETTINGS),
            entry("ssh.login", Place.SETTINGS),
            entry("ssh.sudo", Place.SETTINGS),
            entry("virtualbox.installation", Place.SETTINGS),
            entry("virtualbox.login", Place.SETTINGS),
            entry("virtualbox.webservice.port", Place.SETTINGS),
            entry("virtualbox.webservice.start", Place.WEB_SERVICE));

    private Remedies() {}

    /// Goes to the page on which it is mended; empty: no page mends it, or it is the one that is shown.
    ///
    /// @param here the page that is shown
    public static Optional<Action> of(Desk desk, Failure failure, Place here) {
        return Optional.ofNullable(PLACES.get(failure.code()))
                .filter(place -> place != here)
                .map(place -> go(desk, place));
    }

    public static Action go(Desk desk, Place place) {
        return Action.of(
                desk.languages().of(Remedies.class).of("go." + place.name().toLowerCase(Locale.ROOT)),
                () -> desk.navigator().go(place));
    }
}
