package app.mooring.practice.guest.ssh;

import app.mooring.practice.guest.shell.Flushing;
import app.mooring.practice.guest.shell.Io;
import app.mooring.practice.guest.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.jspecify.annotations.Nullable;

/// The SSH server of a guest, on a free port of the loopback interface.
public final class SshServer implements AutoCloseable {
    private final org.apache.sshd.server.SshServer server = org.apache.sshd.server.SshServer.setUpDefaultServer();

    /// Listens when it returns.
    ///
    /// @param hostKey its file; made when it is not there
    /// @param passwords by user
    /// @param authorizedKeys users' keys, by user; the files need not be there
    /// @param shell a new shell for a user
    public SshServer(
            Path hostKey,
            Map<String, String> passwords,
            Map<String, Path> authorizedKeys,
            Function<String, Shell> shell) {
        server.setHost("127.0.0.1");
        server.setPort(0);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKey);
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, _) -> password.equals(passwords.get(user)));
        server.setPublickeyAuthenticator((user, key, session) -> {
            Path file = authorizedKeys.get(user);
            return file != null
                    && Files.exists(file)
                    && new AuthorizedKeysAuthenticator(file).authenticate(user, key, session);
        });
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(NeverRejecting::new));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setCommandFactory((_, line) -> new Running(line, shell));
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    /// Breaks every connection.
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// A command line that runs. A signal, or the end of its channel, interrupts it.
    private static final class Running implements Command {
        private final String line;
        private final Function<String, Shell> shells;
        private @Nullable InputStream in;
        private @Nullable OutputStream out;
        private @Nullable OutputStream err;
        private @Nullable ExitCallback callback;
        private @Nullable Thread thread;

        Running(String line, Function<String, Shell> shells) {
            this.line = line;
            this.shells = shells;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = new Flushing(stream);
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = new Flushing(stream);
        }

        @Override
        public void setExitCallback(ExitCallback told) {
            callback = told;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Shell shell = shells.apply(channel.getSession().getUsername());
            Thread running = Thread.ofVirtual().unstarted(() -> run(shell));
            environment.addSignalListener(
                    (_, _) -> running.interrupt(), List.of(org.apache.sshd.server.Signal.values()));
            thread = running;
            running.start();
        }

        private void run(Shell shell) {
            int status = 1;
            Io io = new Io(Objects.requireNonNull(in), Objects.requireNonNull(out), Objects.requireNonNull(err));
            try (OutputStream first = io.out();
                    OutputStream second = io.err()) {
                status = shell.script(line, "bash", List.of(), io);
                first.flush();
                second.flush();
            } catch (InterruptedException ended) {
                status = 143;
            } catch (IOException | UncheckedIOException gone) {
                // nobody listens any more, or the guest's disk is gone
            } finally {
                Objects.requireNonNull(callback).onExit(status);
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
