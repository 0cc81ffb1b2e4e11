package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What [GuestShell] does in a guest, whether that is a real one or a played one. Its user `ubuntu` becomes
/// root without a password.
@Timeout(60)
public abstract class GuestShellContract {
    @TempDir
    protected Path directory;

    protected GuestShell shell;

    /// Where the guest is; its host key is not known.
    protected abstract Address address();

    /// The password of its user.
    protected abstract String password();

    /// Breaks the connection of a command that runs in [#shell], from the guest's side, and fails as the
    /// command does.
    protected abstract void breakConnection() throws Exception;

    protected final GuestShell shell(Login login) {
        HostKeys hostKeys = new HostKeys(directory.resolve("known_hosts"), List.of(), (name, type, print) -> true);
        return new GuestShell(address(), login, hostKeys);
    }

    private static Login login(String password) {
        return Login.withKeys(List.of()).andPassword(password::toCharArray);
    }

    /// Brings the guest up, where it is not up already.
    protected abstract void provide() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        provide();
        shell = shell(login(password()));
    }

    @AfterEach
    final void close() {
        shell.close();
    }

    @Test
    void aCommandHasItsOutputsAndItsStatus() {
        Result result = shell.run(Command.script("echo out; echo err >&2; exit 3"));
        assertThat(result).isEqualTo(new Result(3, "out\n", "err\n"));
    }

    @Test
    void argumentsAndInputArriveAsTheyAre() throws Exception {
        String nasty = "; $(id) `id` ' \" \\ \n *";
        assertThat(shell.check(Command.of("printf", "%s", nasty)).stdout()).isEqualTo(nasty);
        byte[] input = "secret\nlines\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Fed.output(shell, Command.of("cat"), input)).isEqualTo("secret\nlines\n");
    }

    @Test
    void aFailingCommandNamesItsComplaint() {
        assertThatThrownBy(() -> shell.check(Command.of("ls", "/none"))).satisfies(code("ssh.command"));
    }

    @Test
    void sudoMakesRoot() {
        assertThat(shell.check(Command.of("id", "-u")).stdout()).isEqualTo("1000\n");
        assertThat(shell.check(Command.of("id", "-u").asRoot()).stdout()).isEqualTo("0\n");
    }

    @Test
    void thePasswordNeverReachesTheCommandOfASudoThatDoesNotAskForIt() throws Exception {
        byte[] lead = Sudo.WITH_PASSWORD.lead("pass phrase"::toCharArray);
        byte[] own = "own input\n".getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[lead.length + own.length];
        System.arraycopy(lead, 0, input, 0, lead.length);
        System.arraycopy(own, 0, input, lead.length, own.length);
        String line = Sudo.WITH_PASSWORD.line(List.of("cat"));
        assertThat(Fed.output(shell, Command.of("sh", "-c", line), input)).isEqualTo("own input\n");
    }

    @Test
    void aPasswordLogsInToo() {
        try (GuestShell other = shell(login(password()))) {
            assertThat(other.check(Command.of("whoami")).stdout()).isEqualTo("ubuntu\n");
        }
    }

    @Test
    void aWrongPasswordDoesNotLogIn() {
        try (GuestShell other = shell(login("wrong"))) {
            assertThatThrownBy(() -> other.run(Command.of("true"))).satisfies(code("ssh.login"));
        }
    }

    @Test
    void whereNobodyListensIsUnreachable() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        HostKeys keys = new HostKeys(directory.resolve("known_hosts"), List.of(), HostKeyQuestion.NO);
        Address nobody = new Address("nobody", "localhost", free, "ubuntu");
        try (GuestShell other = new GuestShell(nobody, Login.withKeys(List.of()), keys)) {
            assertThatThrownBy(() -> other.run(Command.of("true"))).satisfies(code("ssh.unreachable"));
        }
    }

    @Test
    void aHostKeyThatIsNotAcceptedEndsTheConnection() {
        HostKeys keys = new HostKeys(directory.resolve("other"), List.of(), HostKeyQuestion.NO);
        try (GuestShell other = new GuestShell(address(), login(password()), keys)) {
            assertThatThrownBy(() -> other.run(Command.of("true"))).satisfies(code("ssh.hostKey.unknown"));
        }
    }

    @Test
    void aCommandThatTakesTooLongIsGivenUp() {
        Command slow = Command.of("sleep", "30").timeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> shell.run(slow)).satisfies(code("ssh.timeout"));
    }

    @Test
    void anInterruptCancels() throws Exception {
        shell.check(Command.of("true"));
        FutureTask<Result> task = new FutureTask<>(() -> shell.run(Command.of("sleep", "30")));
        CountDownLatch ended = new CountDownLatch(1);
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                task.run();
                task.get();
            } catch (Exception e) {
                thrown.add(e);
            } finally {
                ended.countDown();
            }
        });
        shell.check(Command.of("true"));
        thread.interrupt();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown).singleElement().extracting(Throwable::getCause).satisfies(code("cancelled"));
    }

    @Test
    void aBrokenConnectionIsMadeAnew() {
        assertThatThrownBy(this::breakConnection).satisfies(code("ssh.broken"));
        assertThat(shell.check(Command.of("echo", "again")).stdout()).isEqualTo("again\n");
    }

    @Test
    void moreCommandsThanSessionsWaitForEachOther() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> outputs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String number = Integer.toString(i);
                outputs.add(threads.submit(
                        () -> shell.check(Command.of("echo", number)).stdout()));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(outputs.get(i).get()).isEqualTo(i + "\n");
            }
        }
    }

    @Test
    void aStreamGoesBothWays() throws Exception {
        try (Stream stream = shell.open(Command.of("cat"))) {
            var reader = new BufferedReader(new InputStreamReader(stream.stdout(), StandardCharsets.UTF_8));
            for (String word : List.of("one", "two")) {
                stream.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
                stream.stdin().flush();
                assertThat(reader.readLine()).isEqualTo(word);
            }
            stream.stdin().close();
            assertThat(stream.await()).isZero();
        }
    }

    /// Whatever room the other side has left when the input ends: sshj drops the end of one that is closed without
    /// any. The sizes lie about the room that servers begin with, 2 MiB.
    @Test
    void theEndOfAnInputIsReadHoweverLateItIs() throws Exception {
        for (int more = -40_000; more <= 80_000; more += 24_000) {
            int size = (1 << 21) + more;
            try (Stream stream = shell.open(Command.script("sleep 0.2; wc -c"))) {
                try (var stdin = stream.stdin()) {
                    stdin.write(new byte[size]);
                }
                assertThat(new String(stream.stdout().readAllBytes(), StandardCharsets.UTF_8).strip())
                        .isEqualTo(String.valueOf(size));
            }
        }
    }

    @Test
    void anUploadIsThereWhollyOrNotAtAll() {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        String path = "/root/mooring test's file";
        Command count = Command.of("stat", "-c", "%s %a %U", path).asRoot();
        try {
            InputStream shorter = new ByteArrayInputStream(content, 0, 1000);
            assertThatThrownBy(() -> shell.upload(shorter, content.length, path, 0640))
                    .satisfies(code("ssh.command"));
            assertThat(shell.run(count).ok()).isFalse();
            shell.upload(new ByteArrayInputStream(content), content.length, path, 0640);
            assertThat(shell.check(count).stdout()).isEqualTo("3000000 640 root\n");
            assertThat(shell.run(Command.script("ls -a /root | grep -c upload").asRoot())
                            .stdout())
                    .isEqualTo("0\n");
        } finally {
            shell.check(Command.of("rm", "-f", path).asRoot());
        }
    }

    protected static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
