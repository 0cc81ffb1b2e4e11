package app.mooring.practice.guest;

import app.mooring.practice.Belongings;
import app.mooring.practice.Ends;
import app.mooring.practice.EngineSite;
import app.mooring.practice.MachineHardware.Disk;
import app.mooring.practice.PlayedEngine;
import app.mooring.practice.guest.disk.Platters;
import app.mooring.practice.guest.shell.GuestFiles;
import app.mooring.practice.guest.ssh.Cable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The system in a machine of the practice lab, reached through SSH. It is off until its machine is on; what is
/// in its folder outlives that. Power and disks come from one thread at a time, bad days from any.
public final class PracticeGuest implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PracticeGuest.class.getName());
    private final GuestDescription guest;
    private final Platters platters;
    private final Belongings belongings;
    private final PlayedEngine engine;
    private final Cable cable;
    private final Uplink uplink = new Uplink();
    private final List<Thread> ending = new CopyOnWriteArrayList<>();
    private volatile @Nullable Boot boot;

    /// @param belongings takes note of what it has outside its folder
    public PracticeGuest(
            GuestDescription guest,
            Platters platters,
            Belongings belongings,
            Function<EngineSite, PlayedEngine> engines) {
        this.guest = guest;
        this.belongings = belongings;
        this.platters = platters;
        this.engine = engines.apply(
                new EngineSite(guest.name(), guest.folder().resolve("docker"), this::pluginSocket, this::real));
        this.cable = new Cable(guest.port(), this::sshAddress);
        cable.power(false);
    }

    public String name() {
        return guest.name();
    }

    /// Where its SSH server is reached, on the host's loopback interface.
    public int port() {
        return cable.port();
    }

    private InetSocketAddress sshAddress() {
        Boot running = boot;
        return running == null ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : running.sshAddress();
    }

    private Optional<Path> pluginSocket(String plugin) {
        return Optional.ofNullable(boot)
                .map(running -> running.files().host("/run/docker/plugins/" + plugin + ".sock"))
                .filter(Files::exists);
    }

    private Path real(Path path) {
        Path host = path.startsWith(guest.folder())
                ? path
                : GuestFiles.of(guest.root()).host(path.toString());
        if (!Files.isDirectory(host)) {
            throw new IllegalArgumentException(path + ": no such directory in " + name());
        }
        return host;
    }

    private interface Act {
        void run() throws IOException;
    }

    private static void act(Act act) {
        try {
            act.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// It has booted when this returns. Where a driver of the last time goes on for more than 20 s, and on
    /// a thread that is interrupted, it stays off: an [IllegalStateException].
    public void powerOn(List<Disk> disks) {
        if (boot != null) {
            throw new IllegalStateException(name() + " is on");
        }
        requireEnds();
        act(() -> {
            Boot started = new Boot(guest, platters, belongings, uplink, engine, disks, ending::add);
            boot = started;
            cable.power(true);
            started.start();
        });
    }

    /// A driver of the last time would still write what the next one reads. Who is interrupted is broken
    /// off: nothing is to boot any more.
    private void requireEnds() {
        if (!awaitEnds()) {
            throw new IllegalStateException(name() + " stays off: a driver in it goes on after its end");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(name() + " stays off: this was broken off");
        }
    }

    /// It has shut down when this returns.
    public void powerButton() {
        end(Boot::shutDown);
    }

    public void powerCut() {
        end(Boot::powerCut);
    }

    private interface Ending {
        void run(Boot boot) throws IOException;
    }

    private void end(Ending ending) {
        Boot running = boot;
        if (running != null) {
            cable.power(false);
            try {
                act(() -> ending.run(running));
            } finally {
                boot = null; // whatever became of it, the power is off
            }
        }
    }

    public void attached(Disk disk) {
        Optional.ofNullable(boot).ifPresent(running -> running.attached(disk));
    }

    public void detached(Disk disk) {
        Optional.ofNullable(boot).ifPresent(running -> running.detached(disk));
    }

    /// Packets from and to it vanish.
    public synchronized void cutNetwork() {
        cable.cut();
        uplink.cut();
    }

    /// Every packet from and to it takes that long.
    public synchronized void slowNetwork(Duration latency) {
        cable.slow(latency);
        uplink.slow(latency);
    }

    public synchronized void healNetwork() {
        cable.heal();
        uplink.heal();
    }

    /// Its SSH server has another host key from now on, as if it was somebody else's.
    public void changeHostKey() {
        act(() -> {
            Boot running = boot;
            if (running == null) {
                throw new ConnectException(name() + " is off");
            }
            running.changeHostKey();
        });
    }

    /// Cuts its power, and waits for its drivers to end, as a power cut does not; no longer than 20 s.
    @Override
    public void close() {
        try (cable) {
            powerCut();
        } finally {
            if (!awaitEnds()) {
                LOG.log(System.Logger.Level.WARNING, "A driver in {0} goes on after its end", name());
            }
        }
    }

    /// Whether its drivers have ended within 20 s. Those that have not are waited for the next time too.
    private boolean awaitEnds() {
        boolean ended = Ends.await(ending);
        ending.removeIf(one -> !one.isAlive());
        return ended;
    }
}
