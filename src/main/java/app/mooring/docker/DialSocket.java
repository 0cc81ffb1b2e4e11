package app.mooring.docker;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// A connection to the engine that is an SSH channel of `docker system dial-stdio`, which is how the Docker CLI
/// itself speaks to a remote engine. As a [Socket] it has no options, no address and no time limit.
final class DialSocket extends Socket {
    private final GuestShell shell;
    private final Command dial;
    private volatile @Nullable Stream stream;
    private volatile boolean closed;

    DialSocket(GuestShell shell, Command dial) {
        this.shell = shell;
        this.dial = dial;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        try {
            stream = shell.open(dial);
        } catch (Failure e) {
            throw new IOException(e);
        }
    }

    private Stream stream() throws SocketException {
        Stream open = stream;
        if (open == null || closed) {
            throw new SocketException("not open");
        }
        return open;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return stream().stdout();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return stream().stdin();
    }

    @Override
    public void shutdownOutput() throws IOException {
        stream().stdin().close();
    }

    @Override
    public void shutdownInput() {
        // A channel has no such half.
    }

    @Override
    public void close() throws IOException {
        closed = true;
        Stream open = stream;
        if (open != null) {
            open.close();
        }
        super.close();
    }

    @Override
    public boolean isConnected() {
        return stream != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return null;
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return null;
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return null;
    }

    @Override
    public void setSoTimeout(int timeout) {
        // Keep-alive of the SSH connection finds out that nobody is there.
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // The SSH connection's own.
    }

    @Override
    public void setKeepAlive(boolean on) {
        // The SSH connection's own.
    }

    @Override
    public void setReuseAddress(boolean on) {
        // It has no address.
    }

    @Override
    public void setSoLinger(boolean on, int linger) {
        // What was flushed is sent.
    }
}
