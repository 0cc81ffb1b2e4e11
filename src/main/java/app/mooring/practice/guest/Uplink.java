package app.mooring.practice.guest;

import app.mooring.practice.guest.shell.Network;
import app.mooring.practice.guest.ssh.Cable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The way from a guest to the host: what a connection goes through is cut, slowed and healed with the guest's
/// network. Safe for use by several threads.
final class Uplink implements Network, AutoCloseable {
    /// What a guest behind VirtualBox's NAT calls its host.
    private static final String HOST = "10.0.2.2";

    private final Map<String, Cable> cables = new TreeMap<>();
    private Consumer<Cable> condition = _ -> {};
    private boolean cut;

    private static InetSocketAddress address(String host, int port) throws UnknownHostException {
        InetAddress address = host.equals(HOST) ? InetAddress.getLoopbackAddress() : InetAddress.getAllByName(host)[0];
        return new InetSocketAddress(address, port);
    }

    /// A name that nobody knows fails as a connection does.
    private static InetSocketAddress resolved(String host, int port) {
        try {
            return address(host, port);
        } catch (UnknownHostException unknown) {
            return InetSocketAddress.createUnresolved(host, port);
        }
    }

    /// The same place, as this process reaches it.
    synchronized URI through(URI service) {
        int port = service.getPort();
        Cable cable = cables.computeIfAbsent(service.getHost() + ":" + port, _ -> {
            Cable made = new Cable(0, () -> resolved(service.getHost(), port));
            condition.accept(made);
            return made;
        });
        return URI.create(service.getScheme() + "://127.0.0.1:" + cable.port());
    }

    @Override
    public Socket connect(String host, int port) throws IOException {
        if (isCut()) {
            throw new ConnectException("Connection timed out");
        }
        return Network.connect(address(host, port));
    }

    private synchronized boolean isCut() {
        return cut;
    }

    synchronized void cut() {
        cut = true;
        become(Cable::cut);
    }

    synchronized void slow(Duration latency) {
        become(cable -> cable.slow(latency));
    }

    synchronized void heal() {
        cut = false;
        become(Cable::heal);
    }

    private void become(Consumer<Cable> changed) {
        condition = changed;
        cables.values().forEach(changed);
    }

    /// Breaks what goes through it; what is asked for after that is the next boot's.
    @Override
    public synchronized void close() {
        cables.values().forEach(Cable::close);
        cables.clear();
    }
}
