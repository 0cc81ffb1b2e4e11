package app.mooring.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.ssh.Bench;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("bench")
@Timeout(180)
class EngineBenchTest {
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

    private GuestShell shell;
    private Engine engine;

    @BeforeEach
    void open() {
        shell = Bench.shell("ubuntu", directory);
        engine = new Engine(shell);
        cleanUp();
    }

    @AfterEach
    void close() {
        cleanUp();
        engine.close();
        shell.close();
    }

    private void cleanUp() {
        shell.run(Command.of("docker", "rm", "-f", "-v", CONTAINER).asRoot());
        shell.run(Command.of("docker", "volume", "rm", VOLUME).asRoot());
    }

    @Test
    void theEngineTellsItsVersion() {
        assertThat(engine.version().getVersion()).isNotEmpty();
    }

    @Test
    void aUserWhomDockerDoesNotLetInUsesSudo() {
        String user = "mooring-docker";
        String home = "/home/" + user;
        String script = "useradd -m $1; mkdir -p $2/.ssh; cp ~ubuntu/.ssh/authorized_keys $2/.ssh; chown -R $1 $2/.ssh;"
                + " echo \"$1 ALL=(ALL) NOPASSWD: ALL\" > /etc/sudoers.d/$1";
        shell.check(Command.script(script, user, home).asRoot());
        try (GuestShell other = Bench.shell(user, directory);
                Engine its = new Engine(other)) {
            assertThat(other.run(Command.of("docker", "version")).ok()).isFalse();
            assertThat(its.version().getVersion()).isNotEmpty();
            assertThat(its.hasImage(IMAGE)).isTrue();
        } finally {
            shell.check(Command.script("rm -f /etc/sudoers.d/$1; userdel -rf $1", user)
                    .asRoot());
        }
    }

    @Test
    void aVolumeIsMadeFoundAndRemoved() {
        assertThat(engine.volume(VOLUME)).isEmpty();
        engine.createVolume(VOLUME, "local", Map.of(), Map.of("a", "b"));
        assertThat(engine.volume(VOLUME))
                .hasValueSatisfying(volume -> assertThat(volume.getLabels()).containsEntry("a", "b"));
        assertThat(engine.volumes()).extracting(InspectVolumeResponse::getName).contains(VOLUME);
        engine.removeVolume(VOLUME);
        assertThat(engine.volume(VOLUME)).isEmpty();
        assertThatThrownBy(() -> engine.removeVolume(VOLUME)).satisfies(code("docker.notFound"));
    }

    @Test
    void aContainerRunsSpeaksAndIsFoundByItsVolume() {
        engine.run(SPEC);
        assertThat(engine.follow(CONTAINER, "ready"::equals, Duration.ofSeconds(20)))
                .contains("ready");
        assertThat(engine.runningContainersUsing(VOLUME)).hasSize(1);
        assertThatThrownBy(() -> engine.run(SPEC)).satisfies(code("docker.conflict"));
        assertThatThrownBy(() -> engine.remove(CONTAINER)).satisfies(code("docker.conflict"));
        engine.start(CONTAINER);

        ExecResult result = engine.exec(
                CONTAINER,
                List.of("sh", "-c", "echo \"$SECRET $OTHER\"; echo complaint >&2; exit 7"),
                Map.of("OTHER", "$(id) '"));
        assertThat(result).isEqualTo(new ExecResult(7, "it's ; secret $(id) '\n", "complaint\n"));

        engine.stop(CONTAINER, Duration.ofSeconds(10));
        engine.stop(CONTAINER, Duration.ofSeconds(10));
        assertThat(engine.runningContainersUsing(VOLUME)).isEmpty();
        assertThat(engine.containersUsing(VOLUME)).hasSize(1);
        assertThat(engine.follow(CONTAINER, "never"::equals, Duration.ofSeconds(20)))
                .isEmpty();
        engine.remove(CONTAINER);
        assertThat(engine.containersUsing(VOLUME)).isEmpty();
        assertThatThrownBy(() -> engine.inspect(CONTAINER)).satisfies(code("docker.notFound"));
    }

    @Test
    void followingEndsWhenTheTimeIsUp() {
        engine.run(SPEC);
        assertThat(engine.follow(CONTAINER, "never"::equals, Duration.ofSeconds(2)))
                .isEmpty();
    }

    @Test
    void aContainerIsMadeAgainFromWhatItsEngineSays() {
        String made = "docker create --name " + CONTAINER + " -h chosen -e A='b c' -v " + VOLUME + ":/var/lib/mysql --memory 64m"
                + " --restart on-failure:3 --cap-add SYS_NICE --ulimit nofile=1000:2000 -p 127.0.0.1:13306:3306"
                + " --label x=y --health-cmd 'true' --sysctl net.core.somaxconn=77 " + IMAGE + " mysqld --verbose";
        shell.check(Command.script(made).asRoot());
        InspectContainerResponse before = engine.inspect(CONTAINER);
        GuestContainer.Configuration configuration =
                engine.container(CONTAINER).orElseThrow().configuration();
        engine.remove(CONTAINER);
        String id = engine.recreate(configuration, CONTAINER);
        InspectContainerResponse after = engine.inspect(CONTAINER);
        assertThat(after.getId()).isEqualTo(id).isNotEqualTo(before.getId());
        for (String part : List.of("Config", "HostConfig")) {
            assertThat(after.getRawValues().get(part))
                    .isNotNull()
                    .isEqualTo(before.getRawValues().get(part));
        }
        assertThatThrownBy(() -> engine.recreate(configuration, CONTAINER)).satisfies(code("docker.conflict"));
    }

    @Test
    void anImageIsCarriedAsAStream() throws Exception {
        assertThat(engine.hasImage("mooring-none")).isFalse();
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
        assertThat(engine.hasImage(IMAGE)).isTrue();
        assertThatThrownBy(() -> engine.images().save("mooring-none", OutputStream.nullOutputStream()))
                .satisfies(code("docker.refused"));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                        .isEqualTo(code));
    }
}
