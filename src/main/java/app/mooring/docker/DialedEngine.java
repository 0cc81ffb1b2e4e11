package app.mooring.docker;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The engine at the other end of a guest's shell. As the user where Docker lets the user, with sudo where not.
/// The shell stays its owner's to close.
public final class DialedEngine implements Engine {
    record Connection(DialHttpClient http, DockerClient client, boolean sudo) {}

    private final Shell shell;
    private final ReentrantLock connecting = new ReentrantLock();
    private final Containers containers = new DialedContainers(this);
    private final Volumes volumes = new DialedVolumes(this);
    private final Images images;
    private @Nullable Connection connection;

    public DialedEngine(Shell shell) {
        this.shell = shell;
        this.images = new StreamedImages(this, shell);
    }

    @Override
    public String version() {
        return ask(client -> client.versionCmd().exec()).getVersion();
    }

    @Override
    public boolean hasNetwork(String name) {
        return ask(client -> client.listNetworksCmd().withNameFilter(name).exec()).stream()
                .anyMatch(network -> network.getName().equals(name));
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Volumes volumes() {
        return volumes;
    }

    @Override
    public Images images() {
        return images;
    }

    String name() {
        return shell.address().name();
    }

    interface Question<T extends @Nullable Object> {
        T ask(DockerClient client) throws InterruptedException;
    }

    <T extends @Nullable Object> T ask(Question<T> question) {
        DockerClient client = connection().client();
        try {
            return question.ask(client);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } catch (RuntimeException e) {
            throw DockerFailures.of(name(), e);
        }
    }

    Connection connection() {
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
