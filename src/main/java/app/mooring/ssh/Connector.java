package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/// Makes connections to one guest: TCP, host key, login.
final class Connector {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration HANDSHAKE = Duration.ofSeconds(15);

    /// How long a channel may wait for the other side, say for a full window to open. A dead connection is
    /// noticed sooner, by keep-alive.
    private static final Duration CHANNEL = Duration.ofMinutes(10);

    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int KEEP_ALIVE_LOST = 3;

    private final Address address;
    private final Login login;
    private final HostKeys hostKeys;

    Connector(Address address, Login login, HostKeys hostKeys) {
        this.address = address;
        this.login = login;
        this.hostKeys = hostKeys;
    }

    /// A connection that is logged in.
    SSHClient connect() {
        SSHClient client = reach();
        List<KeyFile> keys = keys(client);
        try {
            client.auth(address.user(), methods(keys));
            return client;
        } catch (UserAuthException e) {
            drop(client);
            cancelledBy(e);
            for (KeyFile key : keys) {
                if (key.failure().isPresent()) {
                    throw Failure.because(key.failure().get(), "ssh.keyFile", key.file());
                }
            }
            throw Failure.because(e, "ssh.login", address.name(), address.user());
        } catch (IOException e) {
            drop(client);
            cancelledBy(e);
            throw Failure.because(e, "ssh.broken", address.name());
        }
    }

    private SSHClient reach() {
        HostKeys.Check check = hostKeys.check(address);
        SSHClient client = client(check);
        try {
            return reach(client);
        } catch (IOException e) {
            drop(client);
            cancelledBy(e);
            if (!check.failed()) {
                throw unreachable(e);
            }
        }
        hostKeys.settle(check);
        // Accepted: known now, so that this connection asks nothing.
        HostKeys.Check again = hostKeys.check(address);
        SSHClient second = client(again);
        try {
            return reach(second);
        } catch (IOException e) {
            drop(second);
            cancelledBy(e);
            throw again.failed() ? Failure.refused("ssh.hostKey.unknown", address.name(), "") : unreachable(e);
        }
    }

    private SSHClient reach(SSHClient client) throws IOException {
        client.connect(address.host(), address.port());
        client.setTimeout(0);
        client.getSocket().setSoTimeout(0);
        client.getSocket().setTcpNoDelay(true);
        return client;
    }

    private static SSHClient client(HostKeys.Check check) {
        DefaultConfig config = new DefaultConfig();
        config.setLoggerFactory(new Silent());
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        SSHClient client = new SSHClient(config);
        client.setConnectTimeout((int) CONNECT.toMillis());
        client.setTimeout((int) HANDSHAKE.toMillis());
        client.getTransport().setTimeoutMs((int) HANDSHAKE.toMillis());
        client.getConnection().setTimeoutMs((int) CHANNEL.toMillis());
        if (client.getConnection().getKeepAlive() instanceof KeepAliveRunner keepAlive) {
            keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
            keepAlive.setMaxAliveCount(KEEP_ALIVE_LOST);
        }
        client.addHostKeyVerifier(check);
        return client;
    }

    private List<KeyFile> keys(SSHClient client) {
        List<KeyFile> keys = new ArrayList<>();
        for (Path file : login.keyFiles()) {
            if (Files.isReadable(file)) {
                try {
                    PasswordFinder passphrase = once(() -> login.passphrase().apply(file));
                    keys.add(new KeyFile(file, client.loadKeys(file.toString(), passphrase)));
                } catch (IOException e) {
                    drop(client);
                    throw Failure.because(e, "ssh.keyFile", file);
                }
            }
        }
        return keys;
    }

    private List<AuthMethod> methods(List<KeyFile> keys) {
        List<AuthMethod> methods = new ArrayList<>();
        keys.forEach(key -> methods.add(new AuthPublickey(key)));
        login.agent().ifPresent(socket -> methods.addAll(AgentLogin.of(socket)));
        char[] password = login.password().get();
        if (password.length > 0) {
            PasswordFinder finder = once(password::clone);
            methods.add(new AuthPassword(finder));
            methods.add(new AuthKeyboardInteractive(new PasswordResponseProvider(finder)));
        }
        return methods;
    }

    private static PasswordFinder once(Supplier<char[]> secret) {
        return new PasswordFinder() {
            @Override
            public char[] reqPassword(Resource<?> resource) {
                return secret.get().clone();
            }

            @Override
            public boolean shouldRetry(Resource<?> resource) {
                return false;
            }
        };
    }

    private Failure unreachable(IOException e) {
        return Failure.because(e, "ssh.unreachable", address.name(), address.host(), address.port());
    }

    /// Throws that the work was cancelled, if that is what the exception came from.
    static void cancelledBy(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException interrupted) {
                throw Failure.cancelled(interrupted);
            }
            if (cause instanceof InterruptedIOException
                    && Thread.currentThread().isInterrupted()) {
                throw Failure.cancelled(new InterruptedException(cause.getMessage()));
            }
        }
    }

    /// Closes without waiting for the other side.
    static void drop(AutoCloseable connection) {
        var _ = Thread.startVirtualThread(() -> {
            try {
                connection.close();
            } catch (Exception e) {
                // It is gone, which is what was wanted.
            }
        });
    }
}
