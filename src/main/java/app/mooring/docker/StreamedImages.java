package app.mooring.docker;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import app.mooring.ssh.Stream;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Images as the streams of `docker save` and `docker load`: they take as long as they take.
final class StreamedImages implements Images {
    private static final System.Logger LOG = System.getLogger(Images.class.getName());
    private static final Duration PULL = Duration.ofMinutes(20);

    private final DialedEngine engine;
    private final Shell shell;

    StreamedImages(DialedEngine engine, Shell shell) {
        this.engine = engine;
        this.shell = shell;
    }

    @Override
    public Optional<String> id(String image) {
        return engine.ask(client -> {
            try {
                return Optional.ofNullable(client.inspectImageCmd(image).exec().getId());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void tag(String id, String name) {
        shell.check(docker("tag", id, name));
    }

    @Override
    public void pull(String image) {
        shell.check(docker("pull", "--quiet", image).timeout(PULL));
    }

    @Override
    public void save(String image, OutputStream target) {
        try (Stream stream = shell.open(docker("save", image))) {
            sendNothing(stream);
            stream.stdout().transferTo(target);
            mustBeFine(stream);
        } catch (IOException e) {
            throw DockerFailures.of(shell.address().name(), e);
        }
    }

    @Override
    public void load(InputStream source) {
        try (Stream stream = shell.open(docker("load", "--quiet"))) {
            try (OutputStream stdin = stream.stdin()) {
                source.transferTo(stdin);
            }
            stream.stdout().transferTo(OutputStream.nullOutputStream());
            mustBeFine(stream);
        } catch (IOException e) {
            throw DockerFailures.of(shell.address().name(), e);
        }
    }

    /// A command that is quick has ended, and its channel with it: what it says and its status are there all
    /// the same.
    private static void sendNothing(Stream stream) {
        try {
            stream.stdin().close();
        } catch (IOException ended) {
            LOG.log(Level.DEBUG, "docker has ended before its input", ended);
        }
    }

    private void mustBeFine(Stream stream) throws IOException {
        String stderr = new String(stream.stderr().readAllBytes(), StandardCharsets.UTF_8);
        Result result = new Result(stream.await(), "", stderr);
        if (!result.ok()) {
            throw Failure.failed("docker.refused", shell.address().name(), result.complaint());
        }
    }

    private Command docker(String... arguments) {
        String[] argv = new String[arguments.length + 1];
        argv[0] = "docker";
        System.arraycopy(arguments, 0, argv, 1, arguments.length);
        return Command.of(argv).asRoot(engine.connection().sudo());
    }
}
