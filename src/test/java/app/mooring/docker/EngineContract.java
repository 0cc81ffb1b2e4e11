package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an engine does, whoever it is.
@Timeout(180)
abstract class EngineContract {
    private static final String IMAGE = "mysql";
    private static final String VOLUME = "mooring-test-volume";
    private static final String CONTAINER = "mooring-test-container";
    private static final ContainerSpec SPEC = new ContainerSpec(
            CONTAINER,
            IMAGE,
            Map.of("SECRET", "it's ; secret"),
            List.of(new ContainerSpec.VolumeMount(VOLUME, "/var/lib/mysql", "local")),
            Map.of("mooring", "test"),
            List.of("sh", "-c", "trap 'exit 0' TERM; echo started; echo ready >&2; while :; do sleep 1; done"));

    @TempDir
    Path directory;

    GuestShell shell;
    private Engine engine;

    /// A shell in a guest with an engine, anew for every test.
    abstract GuestShell connect() throws Exception;

    /// What connecting began, ends.
    void disconnect() throws Exception {}

    @BeforeEach
    void open() throws Exception {
        shell = connect();
        engine = new DialedEngine(shell);
        cleanUp();
    }

    @AfterEach
    void close() throws Exception {
        cleanUp();
        engine.close();
        shell.close();
        disconnect();
    }

    private void cleanUp() {
        shell.run(Command.of("docker", "rm", "-f", "-v", CONTAINER).asRoot());
        shell.run(Command.of("docker", "volume", "rm", VOLUME).asRoot());
    }

    @Test
    void theEngineTellsItsVersion() {
        assertThat(engine.version()).isNotEmpty();
    }

    @Test
    void aVolumeIsMadeFoundAndRemoved() {
        assertThat(engine.volumes().find(VOLUME)).isEmpty();
        engine.volumes().create(VOLUME, "local", Map.of(), Map.of("a", "b"));
        assertThat(engine.volumes().find(VOLUME))
                .hasValueSatisfying(volume -> assertThat(volume.labels()).containsEntry("a", "b"));
        assertThat(engine.volumes().list()).extracting(ListedVolume::name).contains(VOLUME);
        engine.volumes().remove(VOLUME);
        assertThat(engine.volumes().find(VOLUME)).isEmpty();
        assertThatThrownBy(() -> engine.volumes().remove(VOLUME)).satisfies(code("docker.notFound"));
    }

    @Test
    void aContainerRunsSpeaksAndIsFoundByItsVolume() {
        engine.containers().run(SPEC);
        assertThat(engine.containers().follow(CONTAINER, "ready"::equals, Duration.ofSeconds(20)))
                .contains("ready");
        assertThat(using(true)).hasSize(1);
        assertThatThrownBy(() -> engine.containers().run(SPEC)).satisfies(code("docker.conflict"));
        assertThatThrownBy(() -> engine.containers().remove(CONTAINER)).satisfies(code("docker.conflict"));
        engine.containers().start(CONTAINER);

        ExecResult result = engine.containers()
                .exec(
                        CONTAINER,
                        List.of("sh", "-c", "echo \"$SECRET $OTHER\"; echo complaint >&2; exit 7"),
                        Map.of("OTHER", "$(id) '"));
        assertThat(result).isEqualTo(new ExecResult(7, "it's ; secret $(id) '\n", "complaint\n"));

        engine.containers().stop(CONTAINER, Duration.ofSeconds(10));
        engine.containers().stop(CONTAINER, Duration.ofSeconds(10));
        assertThat(using(true)).isEmpty();
        assertThat(using(false)).hasSize(1);
        assertThat(engine.containers().follow(CONTAINER, "never"::equals, Duration.ofSeconds(20)))
                .isEmpty();
        engine.containers().remove(CONTAINER);
        assertThat(using(false)).isEmpty();
        assertThat(engine.containers().find(CONTAINER)).isEmpty();
    }

    private List<ListedContainer> using(boolean running) {
        return engine.containers().list().stream()
                .filter(one -> one.volumes().contains(VOLUME) && one.running() == running)
                .toList();
    }

    private InspectContainerResponse inspect() {
        return engine.containers().find(CONTAINER).orElseThrow().configuration().inspected();
    }

    @Test
    void theBeginningOfAnIdIsNoName() {
        String id = engine.containers().run(SPEC);
        assertThat(engine.containers().find(id.substring(0, 4))).isEmpty();
        assertThat(engine.containers().find(id.substring(0, 12))).isPresent();
        assertThat(engine.containers().find(id)).isPresent();
    }

    @Test
    void itsVolumesAreNotItsOwnFiles() {
        engine.containers().run(SPEC);
        assertThat(engine.containers().changes(CONTAINER))
                .noneMatch(change -> change.path().startsWith("/var/lib/mysql/"));
    }

    @Test
    void theEndOfAContainerIsWaitedForOrTheTime() {
        engine.containers().run(SPEC);
        engine.containers().awaitEnd(CONTAINER, Duration.ofSeconds(1));
        assertThat(using(true)).hasSize(1);
        engine.containers().stop(CONTAINER, Duration.ofSeconds(10));
        engine.containers().awaitEnd(CONTAINER, Duration.ofSeconds(100));
        assertThatThrownBy(() -> engine.containers().awaitEnd("mooring-none", Duration.ofSeconds(100)))
                .satisfies(code("docker.notFound"));
    }

    @Test
    void aContainerIsKeptFromStartingByItself() {
        shell.check(Command.script("docker create --name " + CONTAINER + " --restart always " + IMAGE)
                .asRoot());
        engine.containers().neverRestart(CONTAINER);
        assertThat(inspect().getHostConfig().getRestartPolicy().getName()).isEqualTo("no");
    }

    @Test
    void followingEndsWhenTheTimeIsUp() {
        engine.containers().run(SPEC);
        assertThat(engine.containers().follow(CONTAINER, "never"::equals, Duration.ofSeconds(2)))
                .isEmpty();
    }

    @Test
    void aContainerIsMadeAgainFromWhatItsEngineSays() {
        String made = "docker create --name " + CONTAINER + " -h chosen -e A='b c' -v " + VOLUME
                + ":/var/lib/mysql --memory 64m"
                + " --restart on-failure:3 --cap-add SYS_NICE --ulimit nofile=1000:2000 -p 127.0.0.1:13306:3306"
                + " --label x=y --health-cmd 'true' --sysctl net.core.somaxconn=77 " + IMAGE + " mysqld --verbose";
        shell.check(Command.script(made).asRoot());
        InspectContainerResponse before = inspect();
        GuestContainer.Configuration configuration =
                engine.containers().find(CONTAINER).orElseThrow().configuration();
        engine.containers().remove(CONTAINER);
        String id = engine.containers().recreate(configuration, CONTAINER, Map.of());
        InspectContainerResponse after = inspect();
        assertThat(after.getId()).isEqualTo(id).isNotEqualTo(before.getId());
        for (String part : List.of("Config", "HostConfig")) {
            assertThat(after.getRawValues().get(part))
                    .isNotNull()
                    .isEqualTo(before.getRawValues().get(part));
        }
        assertThatThrownBy(() -> engine.containers().recreate(configuration, CONTAINER, Map.of()))
                .satisfies(code("docker.conflict"));
    }

    @Test
    void anImageIsCarriedAsAStream() throws Exception {
        assertThat(engine.images().has("mooring-none")).isFalse();
        try (PipedInputStream source = new PipedInputStream(1 << 16);
                PipedOutputStream target = new PipedOutputStream(source)) {
            FutureTask<Boolean> saved = new FutureTask<>(() -> {
                try (target) {
                    engine.images().save(IMAGE, target);
                }
                return true;
            });
            Thread.ofVirtual().start(saved);
            engine.images().load(source);
            saved.get();
        }
        assertThat(engine.images().has(IMAGE)).isTrue();
        assertThatThrownBy(() -> engine.images().save("mooring-none", OutputStream.nullOutputStream()))
                .satisfies(code("docker.refused"));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
