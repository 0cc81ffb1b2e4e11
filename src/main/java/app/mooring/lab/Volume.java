package app.mooring.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A volume of the lab: what VirtualBox knows of it, and, where a guest was asked, what that knows.
///
/// @param medium the UUID of the medium
/// @param fullBytes what the guest sees; `usedBytes`: what it takes of the host's disk
/// @param machine what it is attached to; null: nothing
/// @param serial what the guest sees as the disk's serial number
/// @param device in the guest; null: not seen there
/// @param mountPoint in the guest; null: not mounted, or not asked
/// @param containers those that use it, running or not, as far as the guests answered
/// @param fileSystem such as `ext4`; null: not known
/// @param created when its file was made; null: not known
@JsonPropertyOrder({
    "name",
    "medium",
    "file",
    "format",
    "fullBytes",
    "usedBytes",
    "machine",
    "port",
    "serial",
    "device",
    "mountPoint",
    "containers",
    "state",
    "fileSystem",
    "created"
})
public record Volume(
        String name,
        String medium,
        String file,
        String format,
        long fullBytes,
        long usedBytes,
        @Nullable String machine,
        @Nullable Integer port,
        String serial,
        @Nullable String device,
        @Nullable String mountPoint,
        List<String> containers,
        State state,
        @Nullable String fileSystem,
        @Nullable Instant created) {
    /// What can be done with it.
    public enum State {
        @JsonProperty("free")
        FREE,
        @JsonProperty("attached")
        ATTACHED,
        @JsonProperty("inaccessible")
        INACCESSIBLE
    }

    public Volume {
        containers = List.copyOf(containers);
    }

    Volume seen(Optional<GuestDisk> disk, List<String> users) {
        return seen(disk, users, Optional.ofNullable(fileSystem));
    }

    Volume seen(Optional<GuestDisk> disk, List<String> users, Optional<String> formatted) {
        return new Volume(
                name,
                medium,
                file,
                format,
                fullBytes,
                usedBytes,
                machine,
                port,
                serial,
                disk.map(GuestDisk::device).orElse(null),
                disk.flatMap(GuestDisk::mountPoint).orElse(null),
                users,
                state,
                formatted.orElse(null),
                created);
    }
}
