package app.mooring.docker;

import app.mooring.failure.Failure;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// An engine in memory, as far as moves go. What happens at an operation's beginning or end can be played.
public final class PlayedEngine implements Engine, Containers, Images {
    private static final List<GuestContainer.VolumeInUse> MOUNTS =
            List.of(new GuestContainer.VolumeInUse("volume", "data", "mooring", "", "/var/lib/mysql", true));

    public final List<GuestContainer> containers = new ArrayList<>();
    public final Map<String, ListedVolume> known = new HashMap<>();
    /// The IDs of images by their names and IDs.
    public final Map<String, String> images = new HashMap<>(Map.of("mysql", "sha256:1", "sha256:1", "sha256:1"));

    /// What became of the own files of containers, by their IDs.
    public final Map<String, List<FileChange>> changes = new HashMap<>();

    /// How long containers were given to stop.
    public final List<Duration> graces = new ArrayList<>();

    public final List<String> done = new ArrayList<>();

    /// What happens before an operation such as `start`, once.
    public final Map<String, Runnable> before = new HashMap<>();

    /// What happens after it, once.
    public final Map<String, Runnable> after = new HashMap<>();

    public boolean answers = true;

    /// Whether what is started ends and is started again, over and over.
    public boolean loops;

    private final String name;
    private int last;

    public PlayedEngine(String name) {
        this.name = name;
    }

    /// A container that was made by hand.
    public GuestContainer has(String container, boolean running, Map<String, String> labels) {
        GuestContainer made = new GuestContainer(
                name + "-" + ++last,
                container,
                "mysql",
                "sha256:1",
                running,
                false,
                0,
                GuestContainer.USUAL_STOP_TIMEOUT,
                false,
                MOUNTS,
                "default",
                List.of(),
                labels,
                new GuestContainer.Configuration(new InspectContainerResponse()));
        containers.add(made);
        return made;
    }

    private static GuestContainer changed(GuestContainer it, String name, boolean running, int restarts) {
        return new GuestContainer(
                it.id(),
                name,
                it.image(),
                it.imageId(),
                running,
                false,
                restarts,
                it.stopTimeout(),
                it.autoRemove(),
                it.mounts(),
                it.networkMode(),
                it.networks(),
                it.labels(),
                it.configuration());
    }

    /// The container as it would be with those.
    public GuestContainer changed(GuestContainer it, boolean autoRemove, List<GuestContainer.VolumeInUse> mounts) {
        return new GuestContainer(
                it.id(),
                it.name(),
                it.image(),
                it.imageId(),
                it.running(),
                it.restarting(),
                it.restarts(),
                it.stopTimeout(),
                autoRemove,
                mounts,
                it.networkMode(),
                it.networks(),
                it.labels(),
                it.configuration());
    }

    /// The container as it would be if it were given so long to stop.
    public GuestContainer slow(GuestContainer it, Duration stopTimeout) {
        return new GuestContainer(
                it.id(),
                it.name(),
                it.image(),
                it.imageId(),
                it.running(),
                it.restarting(),
                it.restarts(),
                stopTimeout,
                it.autoRemove(),
                it.mounts(),
                it.networkMode(),
                it.networks(),
                it.labels(),
                it.configuration());
    }

    private void at(String operation, Runnable work) {
        requireUp();
        Optional.ofNullable(before.remove(operation)).ifPresent(Runnable::run);
        requireUp();
        work.run();
        done.add(operation);
        Optional.ofNullable(after.remove(operation)).ifPresent(Runnable::run);
    }

    private void requireUp() {
        if (!answers) {
            throw Failure.failed("ssh.unreachable", name, "10.0.0.1", 22);
        }
    }

    private GuestContainer of(String container) {
        return find(container).orElseThrow(() -> Failure.failed("docker.notFound", name, container));
    }

    private void replace(GuestContainer old, GuestContainer fresh) {
        containers.set(containers.indexOf(old), fresh);
    }

    @Override
    public String version() {
        requireUp();
        return "29";
    }

    @Override
    public boolean hasNetwork(String network) {
        return false;
    }

    @Override
    public Containers containers() {
        return this;
    }

    @Override
    public Volumes volumes() {
        return new PlayedVolumes();
    }

    @Override
    public Images images() {
        return this;
    }

    @Override
    public List<ListedContainer> list() {
        requireUp();
        return containers.stream()
                .map(one -> new ListedContainer(
                        one.name(),
                        one.image(),
                        one.running(),
                        List.of(new ListedContainer.Mounted("data", "mooring", "/data", true))))
                .toList();
    }

    @Override
    public Optional<GuestContainer> find(String container) {
        requireUp();
        return containers.stream()
                .filter(one -> one.id().equals(container) || one.name().equals(container))
                .findFirst();
    }

    @Override
    public String run(ContainerSpec spec) {
        return has(spec.name(), true, spec.labels()).id();
    }

    @Override
    public String recreate(GuestContainer.Configuration original, String container, Map<String, String> labels) {
        at("create", () -> {
            requireFree(container);
            has(container, false, labels);
        });
        return of(container).id();
    }

    private void requireFree(String container) {
        if (find(container).isPresent()) {
            throw Failure.failed("docker.conflict", name, container);
        }
    }

    @Override
    public void start(String container) {
        at(
                "start",
                () -> replace(
                        of(container), changed(of(container), of(container).name(), true, loops ? 3 : 0)));
    }

    @Override
    public void stop(String container, Duration grace) {
        graces.add(grace);
        at(
                "stop",
                () -> replace(
                        of(container), changed(of(container), of(container).name(), false, 0)));
    }

    @Override
    public void rename(String container, String to) {
        at("rename", () -> {
            requireFree(to);
            replace(of(container), changed(of(container), to, of(container).running(), 0));
        });
    }

    @Override
    public void destroy(String container) {
        at(
                "destroy",
                () -> containers.removeIf(
                        one -> one.id().equals(container) || one.name().equals(container)));
    }

    @Override
    public void remove(String container) {
        at("remove", () -> containers.removeIf(one -> one.id().equals(container)));
    }

    @Override
    public ExecResult exec(String container, List<String> argv, Map<String, String> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FileChange> changes(String container) {
        requireUp();
        return changes.getOrDefault(container, List.of());
    }

    @Override
    public void neverRestart(String container) {
        at("update", () -> {});
    }

    /// It is made with the log driver `none`.
    @Override
    public Optional<String> follow(String container, Predicate<String> wanted, Duration limit) {
        throw Failure.failed("docker.refused", name, "configured logging driver does not support reading");
    }

    @Override
    public void awaitEnd(String container, Duration limit) {
        requireUp();
        if (loops) {
            restarted(container, of(container).restarts() + 1);
        }
    }

    /// Docker has started it by itself, that often by now.
    public void restarted(String container, int restarts) {
        replace(of(container), changed(of(container), of(container).name(), true, restarts));
    }

    /// Apart, since both have a `list`.
    private final class PlayedVolumes implements Volumes {
        @Override
        public List<ListedVolume> list() {
            return List.copyOf(known.values());
        }

        @Override
        public Optional<ListedVolume> find(String volume) {
            requireUp();
            return Optional.ofNullable(known.get(volume));
        }

        @Override
        public void create(String volume, String driver, Map<String, String> options, Map<String, String> labels) {
            at("volume", () -> known.putIfAbsent(volume, new ListedVolume(volume, driver, labels)));
        }

        @Override
        public void remove(String volume) {
            known.remove(volume);
        }
    }

    @Override
    public Optional<String> id(String image) {
        return Optional.ofNullable(images.get(image));
    }

    @Override
    public void tag(String id, String image) {
        images.put(image, Optional.ofNullable(images.get(id)).orElseThrow());
    }

    @Override
    public void pull(String image) {}

    @Override
    public void save(String image, OutputStream target) {
        try {
            target.write((image + " " + images.get(image)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void load(InputStream source) {
        try {
            String[] saved = new String(source.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
            images.put(saved[0], saved[1]);
            images.put(saved[1], saved[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
