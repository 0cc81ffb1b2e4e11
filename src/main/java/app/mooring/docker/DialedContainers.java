package app.mooring.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ChangeLog;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.VolumeOptions;
import com.github.dockerjava.api.model.WaitResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The containers of a [DialedEngine].
final class DialedContainers implements Containers {
    /// In Docker's words. What is paused has its volumes still; what restarts will have them in a moment.
    private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

    /// docker-java has an empty name for it, which Docker takes for nothing said.
    private static final RestartPolicy NEVER =
            new ObjectMapper().convertValue(Map.of("Name", "no"), RestartPolicy.class);

    private final DialedEngine engine;

    DialedContainers(DialedEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<ListedContainer> list() {
        return engine.ask(client -> client.listContainersCmd().withShowAll(true).exec()).stream()
                .map(DialedContainers::listed)
                .toList();
    }

    static ListedContainer listed(Container container) {
        return new ListedContainer(
                container.getNames().length == 0
                        ? container.getId()
                        : GuestContainer.withoutSlash(container.getNames()[0]),
                GuestContainer.text(container.getImage()),
                ALIVE.contains(String.valueOf(container.getState())),
                container.getMounts().stream()
                        .map(mount -> new ListedContainer.Mounted(
                                GuestContainer.text(mount.getName()),
                                GuestContainer.text(mount.getDriver()),
                                GuestContainer.text(mount.getSource()),
                                !Boolean.FALSE.equals(mount.getRw())))
                        .toList());
    }

    @Override
    public Optional<GuestContainer> find(String container) {
        return engine.ask(client -> {
            try {
                return Optional.of(GuestContainer.of(
                                client.inspectContainerCmd(container).exec()))
                        .filter(found -> found.isCalled(container));
            } catch (NotFoundException e) {
                return Optional.empty();
            } catch (BadRequestException e) {
                if (isBeginningOfSeveral(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static boolean isBeginningOfSeveral(BadRequestException refusal) {
        return String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT).contains("multiple ids found");
    }

    @Override
    public String run(ContainerSpec spec) {
        List<Mount> mounts = spec.mounts().stream()
                .map(mount -> new Mount()
                        .withType(MountType.VOLUME)
                        .withSource(mount.volume())
                        .withTarget(mount.path())
                        .withVolumeOptions(new VolumeOptions().withDriverConfig(new Driver().withName(mount.driver()))))
                .toList();
        String id = engine.ask(client -> {
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

    @Override
    public String recreate(GuestContainer.Configuration original, String name, Map<String, String> labels) {
        DialedEngine.Connection open = engine.connection();
        try {
            return Recreation.create(open.http(), original.inspected(), name, labels);
        } catch (RuntimeException e) {
            throw DockerFailures.of(engine.name(), e);
        }
    }

    private static List<String> env(Map<String, String> env) {
        return env.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    @Override
    public void start(String container) {
        engine.ask(client -> {
            try {
                return client.startContainerCmd(container).exec();
            } catch (NotModifiedException e) {
                return null;
            }
        });
    }

    @Override
    public void stop(String container, Duration grace) {
        engine.ask(client -> {
            try {
                return client.stopContainerCmd(container)
                        .withTimeout(Math.toIntExact(grace.toSeconds()))
                        .exec();
            } catch (NotModifiedException e) {
                return null;
            }
        });
    }

    @Override
    public void rename(String container, String name) {
        engine.ask(client -> client.renameContainerCmd(container).withName(name).exec());
    }

    @Override
    public void destroy(String container) {
        engine.ask(client -> {
            try {
                return client.removeContainerCmd(container).withForce(true).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    @Override
    public void remove(String container) {
        engine.ask(client -> {
            try {
                return client.removeContainerCmd(container).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    @Override
    public ExecResult exec(String container, List<String> argv, Map<String, String> env) {
        return engine.ask(client -> {
            ExecCreateCmd create = client.execCreateCmd(container)
                    .withCmd(argv.toArray(String[]::new))
                    .withAttachStdout(true)
                    .withAttachStderr(true);
            String id =
                    (env.isEmpty() ? create : create.withEnv(env(env))).exec().getId();
            Frames.Collected output = new Frames.Collected();
            client.execStartCmd(id).exec(output).await();
            Long status = client.inspectExecCmd(id).exec().getExitCodeLong();
            return new ExecResult(status == null ? 255 : Math.toIntExact(status), output.stdout(), output.stderr());
        });
    }

    @Override
    public List<FileChange> changes(String container) {
        List<ChangeLog> changes =
                engine.ask(client -> client.containerDiffCmd(container).exec());
        return changes == null
                ? List.of()
                : changes.stream()
                        .map(change -> new FileChange(change.getPath(), kind(change.getKind())))
                        .toList();
    }

    private static FileChange.Kind kind(int sent) {
        return switch (sent) {
            case 1 -> FileChange.Kind.ADDED;
            case 2 -> FileChange.Kind.DELETED;
            default -> FileChange.Kind.MODIFIED;
        };
    }

    @Override
    public void neverRestart(String container) {
        engine.ask(client ->
                client.updateContainerCmd(container).withRestartPolicy(NEVER).exec());
    }

    @Override
    public void awaitEnd(String container, Duration limit) {
        engine.ask(client -> client.waitContainerCmd(container)
                .exec(new ResultCallback.Adapter<WaitResponse>())
                .awaitCompletion(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Optional<String> follow(String container, Predicate<String> wanted, Duration limit) {
        return engine.ask(client -> {
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
}
