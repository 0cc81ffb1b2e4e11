package app.mooring.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container of an engine, as it was when it was looked at.
///
/// @param name without the slash that Docker puts before it
/// @param image the name it was made from
/// @param imageId what that name meant then
/// @param running whether Docker calls it so; one that is ended and started over and over is called so too
/// @param restarting whether it waits to be started once more
/// @param restarts how often Docker started it by itself since it was last started by somebody
/// @param stopTimeout how long it is given to stop where nothing else is said
/// @param autoRemove whether Docker removes it as soon as it ends
/// @param networkMode `default`, `bridge`, `host`, `none`, `container:ID` or a network's name
/// @param networks the networks it is on, by name
public record GuestContainer(
        String id,
        String name,
        String image,
        String imageId,
        boolean running,
        boolean restarting,
        int restarts,
        Duration stopTimeout,
        boolean autoRemove,
        List<VolumeInUse> mounts,
        String networkMode,
        List<String> networks,
        Map<String, String> labels,
        Configuration configuration) {
    /// Docker's own, for one that says nothing.
    public static final Duration USUAL_STOP_TIMEOUT = Duration.ofSeconds(10);

    /// What no end stands for, in docker-java, which knows of none.
    private static final Duration NO_END = Duration.ofDays(7);

    private static final int SHORT_ID = 12;

    /// What is mounted into a container.
    ///
    /// @param type `volume`, `bind`, `tmpfs`, …
    /// @param name the volume's; empty for others
    /// @param driver the volume's; empty for others
    /// @param path in the container
    /// @param named whether the configuration names it: another container made of that gets the same volume,
    /// and not a new one
    public record VolumeInUse(String type, String name, String driver, String source, String path, boolean named) {}

    /// All that Docker needs to make another like it. Opaque: it may hold secrets.
    public static final class Configuration {
        private final InspectContainerResponse inspected;

        Configuration(InspectContainerResponse inspected) {
            this.inspected = inspected;
        }

        InspectContainerResponse inspected() {
            return inspected;
        }
    }

    /// Whether it was started once and has not ended since.
    public boolean firm() {
        return running && !restarting && restarts == 0;
    }

    /// Whether it runs, or will in a moment.
    public boolean alive() {
        return running || restarting;
    }

    /// Whether that means it: its name, its ID, or so much of its ID as Docker shows.
    boolean isCalled(String word) {
        return name.equals(word) || id.equals(word) || (word.length() >= SHORT_ID && id.startsWith(word));
    }

    public GuestContainer {
        mounts = List.copyOf(mounts);
        networks = List.copyOf(networks);
        labels = Map.copyOf(labels);
    }

    static GuestContainer of(InspectContainerResponse container) {
        var networks = container.getNetworkSettings();
        var labels = container.getConfig().getLabels();
        var host = container.getHostConfig();
        return new GuestContainer(
                container.getId(),
                withoutSlash(container.getName()),
                text(container.getConfig().getImage()),
                text(container.getImageId()),
                Boolean.TRUE.equals(container.getState().getRunning()),
                Boolean.TRUE.equals(container.getState().getRestarting()),
                container.getRestartCount() == null ? 0 : container.getRestartCount(),
                stopTimeout(container.getRawValues().get("Config")),
                host != null && Boolean.TRUE.equals(host.getAutoRemove()),
                mounts(
                        container.getRawValues().get("Mounts"),
                        named(container.getRawValues().get("HostConfig"))),
                host == null ? "" : text(host.getNetworkMode()),
                networks == null
                        ? List.of()
                        : List.copyOf(networks.getNetworks().keySet()),
                labels == null ? Map.of() : labels,
                new Configuration(container));
    }

    /// In seconds; -1 is no end.
    private static Duration stopTimeout(@Nullable Object config) {
        if (!(config instanceof Map<?, ?> its && its.get("StopTimeout") instanceof Number seconds)) {
            return USUAL_STOP_TIMEOUT;
        }
        return seconds.longValue() < 0 || seconds.longValue() > NO_END.toSeconds()
                ? NO_END
                : Duration.ofSeconds(seconds.longValue());
    }

    /// docker-java has no name for a mount's type; what the engine sent has.
    private static List<VolumeInUse> mounts(@Nullable Object sent, Set<String> named) {
        return sent instanceof List<?> list
                ? list.stream()
                        .map(Map.class::cast)
                        .map(mount -> new VolumeInUse(
                                text(mount.get("Type")),
                                text(mount.get("Name")),
                                text(mount.get("Driver")),
                                text(mount.get("Source")),
                                text(mount.get("Destination")),
                                named.contains(text(mount.get("Name")))))
                        .toList()
                : List.of();
    }

    /// The volumes that a `HostConfig` names, in either of the two ways to do so: `NAME:PATH` and `{"Source":
    /// NAME}`.
    private static Set<String> named(@Nullable Object hostConfig) {
        if (!(hostConfig instanceof Map<?, ?> host)) {
            return Set.of();
        }
        Stream<String> binds = list(host.get("Binds")).map(bind -> text(bind).split(":", 2)[0]);
        Stream<String> mounts =
                list(host.get("Mounts")).map(mount -> mount instanceof Map<?, ?> its ? text(its.get("Source")) : "");
        return Stream.concat(binds, mounts).collect(Collectors.toSet());
    }

    private static Stream<?> list(@Nullable Object sent) {
        return sent instanceof List<?> list ? list.stream() : Stream.empty();
    }

    static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    @Override
    public String toString() {
        return name + " of " + image;
    }
}
