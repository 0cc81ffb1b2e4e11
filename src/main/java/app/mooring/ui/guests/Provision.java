package app.mooring.ui.guests;

import app.mooring.plugin.PluginStatus;
import org.jspecify.annotations.Nullable;

/// What bringing the driver into a guest would do there.
enum Provision {
    /// There is none.
    INSTALL,
    /// Another release is at hand than the one that is there.
    UPGRADE,
    /// It is there, but does not run as it should.
    REPAIR,
    /// All is as it would be made, or that is not known yet.
    NOTHING;

    /// @param release that is installed; empty: none
    /// @param service as systemd says; empty: not known
    static Provision of(String release, String service, @Nullable PluginStatus status) {
        if (release.isEmpty()) {
            return INSTALL;
        }
        if (status == null) {
            return NOTHING;
        }
        if (!status.offered().isEmpty() && !status.offered().equals(release)) {
            return UPGRADE;
        }
        boolean well = service.equals("active") && status.configured() && status.enabled() && !status.restartNeeded();
        return well ? NOTHING : REPAIR;
    }
}
