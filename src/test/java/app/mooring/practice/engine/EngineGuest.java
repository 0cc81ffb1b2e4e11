package app.mooring.practice.engine;

import app.mooring.practice.PlayedEngine;
import app.mooring.practice.guest.ssh.NeverRejecting;
import app.mooring.ssh.Address;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.Login;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// A guest that has an SSH server, and no command but `docker`.
public final class EngineGuest implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();

    public EngineGuest(PlayedEngine engine) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(NeverRejecting::new));
        server.setKeyPairProvider(KeyPairProvider.wrap(generator.generateKeyPair()));
        server.setPasswordAuthenticator((_, _, _) -> true);
        server.setCommandFactory((_, line) -> new DockerCommand(engine, words(line)));
        server.start();
    }

    public GuestShell shell(Path folder) {
        HostKeys hostKeys = new HostKeys(folder.resolve("known_hosts"), List.of(), (_, _, _) -> true);
        return new GuestShell(
                new Address("the guest", "127.0.0.1", server.getPort(), "root"),
                Login.withKeys(List.of()).andPassword("any"::toCharArray),
                hostKeys);
    }

    /// A shell's quoting, as far as Mooring writes it.
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                any = true;
            } else if (c == '\\' && !quoted) {
                word.append(line.charAt(++i));
            } else if (c == ' ' && !quoted) {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (any || !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class DockerCommand implements Command {
        private final PlayedEngine engine;
        private final List<String> words;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (_, _, _) -> {};

        DockerCommand(PlayedEngine engine, List<String> words) {
            this.engine = engine;
            this.words = words;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.startVirtualThread(this::run);
        }

        private void run() {
            int status;
            try {
                status = status();
                out.flush();
                err.flush();
            } catch (IOException e) {
                status = 1;
            }
            exit.onExit(status);
        }

        private int status() throws IOException {
            if (words.equals(List.of("id", "-u"))) {
                out.write("0\n".getBytes(StandardCharsets.UTF_8));
                return 0;
            }
            List<String> line = words.size() >= 3 && words.get(1).equals("-c") ? words(words.get(2)) : words;
            return line.getFirst().equals("docker") ? engine.command(line.subList(1, line.size()), in, out, err) : 127;
        }

        @Override
        public void destroy(ChannelSession channel) {
            // The channel's streams are at their end, and so is the command.
        }
    }
}
