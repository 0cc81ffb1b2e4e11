package app.mooring.docker;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// A connection to the engine that is an SSH channel of `docker system dial-stdio`, which is how the Docker CLI
/// itself speaks to a remote engine. As a [Socket] it has no options, no address and no time limit ([Watch] has
/// those).
final class DialSocket extends Socket {
    private final Dial dial;
    private volatile Dial.@Nullable Channel channel;
    private volatile boolean closed;

    DialSocket(Dial dial) {
        this.dial = dial;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        try {
            channel = dial.open();
        } catch (Failure e) {
            throw new IOException(e);
        }
    }

    private Dial.Channel channel() throws SocketException {
        Dial.Channel open = channel;
        if (open == null || closed) {
            throw new SocketException("not open");
        }
        return open;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return channel().input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return channel().output();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel().output().close();
    }

    @Override
    public void shutdownInput() {
        // A channel has no such half.
    }

    @Override
    public void close() throws IOException {
        closed = true;
        Dial.Channel open = channel;
        if (open != null) {
            open.close();
        }
        super.close();
    }

    @Override
    public boolean isConnected() {
        return channel != null;
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
