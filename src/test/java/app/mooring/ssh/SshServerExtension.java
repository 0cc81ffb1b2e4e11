package app.mooring.ssh;

import app.mooring.practice.guest.ssh.NeverRejecting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An SSH server of this process, whose commands say their own command line and end with status 0, or do what
/// they are given.
public final class SshServerExtension implements BeforeEachCallback, AfterEachCallback {
    /// What a command line does.
    @FunctionalInterface
    public interface Commands {
        Result run(String line, InputStream input) throws IOException;
    }

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Commands commands;

    public SshServerExtension() {
        this((line, _) -> new Result(0, line, ""));
    }

    public SshServerExtension(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(NeverRejecting::new));
        server.setKeyPairProvider(KeyPairProvider.wrap(keyPair()));
        server.setCommandFactory((_, line) -> new AbstractCommandSupport(line, null) {
            @Override
            public void run() {
                try (OutputStream out = getOutputStream()) {
                    Result result = commands.run(line, getInputStream());
                    out.write(result.stdout().getBytes(StandardCharsets.UTF_8));
                    onExit(result.status());
                } catch (IOException e) {
                    onExit(1, e.getMessage());
                }
            }
        });
    }

    static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /// Begins to listen, and lets users in by these methods only.
    SshServer start(UserAuthFactory... methods) throws IOException {
        server.setUserAuthFactories(List.of(methods));
        server.start();
        return server;
    }

    SshServer server() {
        return server;
    }

    /// A user who is let in.
    public GuestShell shell(Path folder) throws IOException {
        server.setPasswordAuthenticator((_, password, _) -> password.equals("right"));
        if (!server.isStarted()) {
            start(UserAuthPasswordFactory.INSTANCE);
        }
        return shell(Login.withKeys(List.of()).andPassword("right"::toCharArray), folder);
    }

    /// Whoever logs in to it.
    GuestShell shell(Login login, Path folder) {
        HostKeys hostKeys = new HostKeys(folder.resolve("known_hosts"), List.of(), (name, type, print) -> true);
        return new GuestShell(new Address("the guest", "127.0.0.1", server.getPort(), "user"), login, hostKeys);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        server.stop(true);
    }
}
