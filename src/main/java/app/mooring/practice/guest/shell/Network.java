package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// The way out of a guest.
@FunctionalInterface
public interface Network {
    /// Connects, or fails as sockets do.
    Socket connect(String host, int port) throws IOException;

    /// Connects, and waits for no longer than a person does.
    static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, 3000);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }
}
