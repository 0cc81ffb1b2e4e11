package app.mooring.plugin;

/// How it stands with the plugin in a guest.
///
/// @param release which one is installed; empty: none
/// @param offered which one Mooring would install; empty: none is at hand
/// @param configured whether it has a configuration
/// @param service as systemd says: `active`, `inactive`, `failed`, …
/// @param restartNeeded whether it was changed since the service started
/// @param socket whether Docker can find it
public record PluginStatus(
        String machine,
        String release,
        String offered,
        boolean configured,
        String service,
        boolean enabled,
        boolean restartNeeded,
        boolean socket) {
    /// The same, where that release could be installed.
    public PluginStatus offering(String newest) {
        return new PluginStatus(machine, release, newest, configured, service, enabled, restartNeeded, socket);
    }
}
