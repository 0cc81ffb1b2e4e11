package app.mooring.ssh;

import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.connection.channel.direct.Signal;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/// A session for one command. An OpenSSH server ends the whole connection, with all that runs on it, when a signal
/// comes for a channel that both sides have closed (RFC 4254, 5.3 and 6.9): so none is sent once the close is.
final class CommandSession extends SessionChannel {
    private volatile @Nullable Thread closing;

    private CommandSession(SSHClient client) {
        super(client.getConnection(), client.getRemoteCharset());
    }

    CommandSession(net.schmizz.sshj.connection.Connection connection) {
        super(connection);
    }

    /// @throws IllegalStateException where the client knows already that it is not connected
    static CommandSession open(SSHClient client) throws ConnectionException, TransportException {
        if (!client.isConnected() || !client.isAuthenticated()) {
            throw new IllegalStateException("not logged in");
        }
        CommandSession session = new CommandSession(client);
        session.open();
        return session;
    }

    /// Ends the command if it still runs, and waits until the server has let go of the session.
    @Override
    public void close() throws ConnectionException, TransportException {
        closing = Thread.currentThread();
        super.close();
    }

    /// When it comes from [#close] the channel's lock is held, so that no close can slip in before the signal; the
    /// thread that reads comes here without it.
    @Override
    protected void sendClose() throws TransportException {
        if (Thread.currentThread().equals(closing) && isOpen() && getExitStatus() == null) {
            signal(Signal.TERM);
        }
        super.sendClose();
    }
}
