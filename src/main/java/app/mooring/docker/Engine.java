package app.mooring.docker;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.Result;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VolumeOptions;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The Docker engine of a guest. As the user where Docker lets the user, with sudo where not. Thread-safe; the shell
/// stays its owner's to close.
///
/// Failures, apart from the shell's own: `docker.unreachable`, `docker.timeout`, `docker.notFound`, `docker.conflict`,
/// `docker.refused`, the last three with Docker's own message.
public final class Engine implements AutoCloseable {
    private record Connection(DialHttpClient http, DockerClient client, boolean sudo) {}

    private final GuestShell shell;
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable Connection connection;

    public Engine(GuestShell shell) {
        this.shell = shell;
    }

    /// The engine's version.
    public Version version() {
        return ask(client -> client.versionCmd().exec());
    }

    /// The containers, running or not, that have this volume.
    public List<Container> containersUsing(String volume) {
        return ask(client -> client.listContainersCmd()
                .withShowAll(true)
                .withVolumeFilter(List.of(volume))
                .exec());
    }

    /// The running containers that have this volume.
    public List<Container> runningContainersUsing(String volume) {
        return ask(client ->
                client.listContainersCmd().withVolumeFilter(List.of(volume)).exec());
    }

    /// A container, by its name or ID.
    public InspectContainerResponse inspect(String container) {
        return ask(client -> client.inspectContainerCmd(container).exec());
    }

    /// A container, by its name or ID; empty where there is none.
    public Optional<GuestContainer> container(String container) {
        return ask(client -> {
            try {
                return Optional.of(GuestContainer.of(client.inspectContainerCmd(container).exec()));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /// All containers, running or not.
    public List<ListedContainer> containers() {
        return ask(client -> client.listContainersCmd().withShowAll(true).exec()).stream()
                .map(container -> new ListedContainer(
                        container.getNames().length == 0
                                ? container.getId()
                                : GuestContainer.withoutSlash(container.getNames()[0]),
                        "running".equals(container.getState()),
                        container.getMounts().stream()
                                .map(mount -> GuestContainer.text(mount.getName()))
                                .filter(name -> !name.isEmpty())
                                .toList()))
                .toList();
    }

    /// The driver of the volume of that name; empty where there is none.
    public Optional<String> driverOf(String volume) {
        return volume(volume).map(InspectVolumeResponse::getDriver);
    }

    /// Whether there is a network of that name.
    public boolean hasNetwork(String name) {
        return ask(client -> client.listNetworksCmd().withNameFilter(name).exec()).stream()
                .anyMatch(network -> network.getName().equals(name));
    }

    /// Makes a volume; one of that name and driver that is there already stays as it is.
    public void createVolume(String name, String driver, Map<String, String> options, Map<String, String> labels) {
        ask(client -> client.createVolumeCmd()
                .withName(name)
                .withDriver(driver)
                .withDriverOpts(options)
                .withLabels(labels)
                .exec());
    }

    /// The volume of that name; empty where there is none.
    public Optional<InspectVolumeResponse> volume(String name) {
        return ask(client -> {
            try {
                return Optional.of(client.inspectVolumeCmd(name).exec());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /// All volumes, of every driver.
    public List<InspectVolumeResponse> volumes() {
        List<InspectVolumeResponse> volumes =
                ask(client -> client.listVolumesCmd().exec().getVolumes());
        return volumes == null ? List.of() : volumes;
    }

    /// Removes a volume that no container has.
    public void removeVolume(String name) {
        ask(client -> client.removeVolumeCmd(name).exec());
    }

    /// Has the engine forget a volume that its driver no longer has; nothing to do where it knows none.
    public void forgetVolume(String name) {
        ask(client -> {
            try {
                return client.removeVolumeCmd(name).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    /// Whether the engine has that image, so that nothing has to be pulled.
    public boolean hasImage(String image) {
        return ask(client -> {
            try {
                return client.inspectImageCmd(image).exec() != null;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    /// The images, as streams.
    public Images images() {
        return new Images(shell, connection().sudo());
    }

    /// Makes a container and starts it; its ID.
    public String run(ContainerSpec spec) {
        List<Mount> mounts = spec.mounts().stream()
                .map(mount -> new Mount()
                        .withType(MountType.VOLUME)
                        .withSource(mount.volume())
                        .withTarget(mount.path())
                        .withVolumeOptions(
                                new VolumeOptions().withDriverConfig(new Driver().withName(mount.driver()))))
                .toList();
        String id = ask(client -> {
            var create = client.createContainerCmd(spec.image())
                    .withName(spec.name())
                    .withEnv(env(spec.env()))
                    .withLabels(spec.labels())
                    .withHostConfig(HostConfig.newHostConfig().withMounts(mounts));
            return (spec.command().isEmpty() ? create : create.withCmd(spec.command()))
                    .exec()
                    .getId();
        });
        start(id);
        return id;
    }

    private static List<String> env(Map<String, String> env) {
        return env.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /// Makes a container that is like one of this or of another engine, without starting it; its ID.
    public String recreate(GuestContainer.Configuration original, String name) {
        Connection open = connection();
        try {
            return Recreation.create(open.http(), original.inspected(), name);
        } catch (RuntimeException e) {
            throw DockerFailures.of(name(), e);
        }
    }

    /// Starts a container that may run already.
    public void start(String container) {
        ask(client -> {
            try {
                return client.startContainerCmd(container).exec();
            } catch (NotModifiedException e) {
                return null;
            }
        });
    }

    /// Stops a container that may have stopped already: asks it, and kills it after the grace.
    public void stop(String container, Duration grace) {
        ask(client -> {
            try {
                return client.stopContainerCmd(container)
                        .withTimeout(Math.toIntExact(grace.toSeconds()))
                        .exec();
            } catch (NotModifiedException e) {
                return null;
            }
        });
    }

    /// Gives a container another name.
    public void rename(String container, String name) {
        ask(client -> client.renameContainerCmd(container).withName(name).exec());
    }

    /// Removes a container that may run, and that may be gone already; its volumes stay.
    public void destroy(String container) {
        ask(client -> {
            try {
                return client.removeContainerCmd(container).withForce(true).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    /// Removes a container that does not run; its volumes stay, those without a name too.
    public void remove(String container) {
        ask(client -> client.removeContainerCmd(container).exec());
    }

    /// Runs a command in a running container to its end. Secrets go through the environment, never the arguments.
    public ExecResult exec(String container, List<String> argv, Map<String, String> env) {
        return ask(client -> {
            ExecCreateCmd create = client.execCreateCmd(container)
                    .withCmd(argv.toArray(String[]::new))
                    .withAttachStdout(true)
                    .withAttachStderr(true);
            String id = (env.isEmpty() ? create : create.withEnv(env(env))).exec().getId();
            Frames.Collected output = new Frames.Collected();
            client.execStartCmd(id).exec(output).await();
            Long status = client.inspectExecCmd(id).exec().getExitCodeLong();
            return new ExecResult(status == null ? 255 : Math.toIntExact(status), output.stdout(), output.stderr());
        });
    }

    /// Follows what a container says, from its beginning, until a line matches, it ends or the time is up; the line.
    public Optional<String> follow(String container, Predicate<String> wanted, Duration limit) {
        return ask(client -> {
            Frames.Search search = new Frames.Search(wanted);
            client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .withTailAll()
                    .exec(search);
            return search.await(limit);
        });
    }

    private String name() {
        return shell.address().name();
    }

    private interface Question<T extends @Nullable Object> {
        T ask(DockerClient client) throws InterruptedException;
    }

    private <T extends @Nullable Object> T ask(Question<T> question) {
        DockerClient client = connection().client();
        try {
            return question.ask(client);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (RuntimeException e) {
            throw DockerFailures.of(name(), e);
        }
    }

    private Connection connection() {
        try {
            connecting.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        try {
            if (connection == null) {
                connection = connect(needsSudo());
            }
            return connection;
        } finally {
            connecting.unlock();
        }
    }

    private boolean needsSudo() {
        Command version = Command.of("docker", "version", "--format", "{{.Server.Version}}");
        Result asUser = shell.run(version);
        if (asUser.ok()) {
            return false;
        }
        if (!asUser.stderr().toLowerCase(Locale.ROOT).contains("permission denied")) {
            throw Failure.failed("docker.unreachable", name(), asUser.complaint());
        }
        Result asRoot = shell.run(version.asRoot());
        if (!asRoot.ok()) {
            throw Failure.failed("docker.unreachable", name(), asRoot.complaint());
        }
        return true;
    }

    private Connection connect(boolean sudo) {
        Command dial = Command.of("docker", "system", "dial-stdio").asRoot(sudo);
        var http = new DialHttpClient(name(), Dial.over(shell, dial), Limits::of);
        // Nothing of what this computer's environment says of its own Docker applies.
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost("tcp://docker:80")
                .withDockerTlsVerify(false)
                .build();
        return new Connection(http, DockerClientImpl.getInstance(config, http), sudo);
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            if (connection != null) {
                connection.http().close();
                connection = null;
            }
        } finally {
            connecting.unlock();
        }
    }
}
