package app.mooring.driver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/// The driver, wired. One for a guest: in the guest's own process ([Main]), or beside others in one process
/// where guests are played.
public final class Driver implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Door calls;
    private final Settler settler;
    private final Follower follower;
    private final PluginServer server;

    /// What the driver knows of the guest it runs in.
    ///
    /// @param disks its block devices
    /// @param addresses its MAC addresses, twelve hexadecimal digits each, upper case; asked until the machine
    /// is found
    /// @param dockerd which run of dockerd is running, such that no two runs are the same; empty while there is
    /// none
    /// @param boot its boot ID
    /// @param socket where Docker looks for the plugin, `/run/docker/plugins/NAME.sock`
    public record Guest(
            Disks disks, Supplier<Set<String>> addresses, Supplier<String> dockerd, String boot, Path socket) {}

    /// Reads the state below [Configuration#root()], connects to nothing.
    public Driver(Configuration configuration, Guest guest) {
        Path root = configuration.root();
        this.calls = new Door(configuration);
        OwnMachine own = new OwnMachine(configuration.machine(), configuration.controller(), guest.addresses());
        Hypervisor hypervisor = new VirtualBoxHypervisor(calls, configuration.volumeFolder(), own);
        Catalogue catalogue = Catalogue.load(root.resolve("catalogue.json"));
        Volumes volumes = new Volumes(
                hypervisor,
                guest.disks(),
                catalogue,
                MountTable.load(root.resolve("mounts.json")),
                root,
                guest.dockerd(),
                guest.boot());
        this.settler = new Settler(volumes::settle, PAUSE, LONGEST_PAUSE);
        this.follower = new Follower(hypervisor, catalogue, settler::request, PAUSE);
        this.server = new PluginServer(guest.socket(), volumes, settler::request);
    }

    /// Answers on the socket when it returns, whether VirtualBox is in reach or not.
    public void start() {
        server.start();
        settler.start();
        settler.request();
        follower.start();
    }

    /// What is mounted stays mounted. Its threads have ended when this returns, and write nothing any
    /// more; see [Ending] for one that cannot.
    @Override
    public void close() {
        try (calls;
                server;
                settler) {
            follower.close();
        }
    }
}
