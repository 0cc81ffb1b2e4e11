package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoginTest {
    private static final Command COMMAND = Command.of("whoami");

    @RegisterExtension
    final SshServerExtension ssh = new SshServerExtension();

    @TempDir
    Path folder;

    @Test
    void aKeyFileThatIsEncryptedOpensWithItsPassphrase() throws Exception {
        Path file = encryptedKey("pass phrase");
        Login login = encrypted(file, asked -> {
            assertThat(asked).isEqualTo(file);
            return "pass phrase".toCharArray();
        });
        try (GuestShell shell = ssh.shell(login, folder)) {
            assertThat(shell.check(COMMAND).stdout()).isEqualTo("whoami");
        }
    }

    @Test
    void aKeyFileWithAnotherPassphraseIsNamed() throws Exception {
        Path file = encryptedKey("right");
        Login login = encrypted(file, _ -> "wrong".toCharArray());
        try (GuestShell shell = ssh.shell(login, folder)) {
            assertThatThrownBy(() -> shell.run(COMMAND))
                    .satisfies(code("ssh.keyFile"))
                    .hasMessageContaining("id_test");
        }
    }

    @Test
    void aKeyFileThatIsNoKeyIsNamed() throws Exception {
        ssh.start(UserAuthPublicKeyFactory.INSTANCE);
        Path file = Files.writeString(folder.resolve("id_test"), "no key\n");
        try (GuestShell shell = ssh.shell(Login.withKeys(List.of(file)), folder)) {
            assertThatThrownBy(() -> shell.run(COMMAND))
                    .satisfies(code("ssh.keyFile"))
                    .hasMessageContaining("id_test");
        }
    }

    @Test
    void aPasswordAnswersAServerThatAsksByKeyboard() throws Exception {
        ssh.server().setPasswordAuthenticator((user, password, _) -> user.equals("user") && password.equals("p w'd"));
        ssh.start(UserAuthKeyboardInteractiveFactory.INSTANCE);
        try (GuestShell shell = ssh.shell(Login.withKeys(List.of()).andPassword("p w'd"::toCharArray), folder)) {
            assertThat(shell.check(COMMAND).stdout()).isEqualTo("whoami");
        }
        try (GuestShell shell = ssh.shell(Login.withKeys(List.of()).andPassword("wrong"::toCharArray), folder)) {
            assertThatThrownBy(() -> shell.run(COMMAND)).satisfies(code("ssh.login"));
        }
    }

    @Test
    void aPasswordFollowsAKeyThatIsNotTaken() throws Exception {
        ssh.server().setPublickeyAuthenticator((_, _, _) -> false);
        ssh.server().setPasswordAuthenticator((_, password, _) -> password.equals("password"));
        ssh.start(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE);
        Path file = write(SshServerExtension.keyPair(), null);
        Login login = Login.withKeys(List.of(file)).andPassword("password"::toCharArray);
        try (GuestShell shell = ssh.shell(login, folder)) {
            assertThat(shell.check(COMMAND).stdout()).isEqualTo("whoami");
        }
    }

    @Test
    void aConnectionThatIsGoneIsMadeAnew() throws Exception {
        AtomicReference<Session> session = new AtomicReference<>();
        ssh.server().addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session created) {
                session.set(created);
            }
        });
        ssh.server().setPasswordAuthenticator((_, _, _) -> true);
        ssh.start(UserAuthPasswordFactory.INSTANCE);
        try (GuestShell shell = ssh.shell(Login.withKeys(List.of()).andPassword("any"::toCharArray), folder)) {
            shell.check(COMMAND);
            Session first = session.get();
            first.close(true).await();
            assertThat(shell.check(COMMAND).stdout()).isEqualTo("whoami");
            assertThat(session.get()).isNotSameAs(first);
        }
    }

    private static Login encrypted(Path file, Function<Path, char[]> passphrase) {
        return new Login(List.of(file), passphrase, Optional.empty(), () -> new char[0], () -> new char[0]);
    }

    /// The key of the user whom the server lets in, and nobody else.
    private Path encryptedKey(String passphrase) throws Exception {
        KeyPair pair = SshServerExtension.keyPair();
        ssh.server().setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, pair.getPublic()));
        ssh.start(UserAuthPublicKeyFactory.INSTANCE);
        OpenSSHKeyEncryptionContext context = new OpenSSHKeyEncryptionContext();
        context.setPassword(passphrase);
        context.setCipherName("AES");
        context.setCipherType("256");
        context.setCipherMode("CTR");
        return write(pair, context);
    }

    private Path write(KeyPair pair, @Nullable OpenSSHKeyEncryptionContext context) throws Exception {
        Path file = folder.resolve("id_test");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", context, out);
        }
        return file;
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
