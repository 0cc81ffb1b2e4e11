package app.mooring.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// A volume of the lab, as VirtualBox knows it.
///
/// @param medium the UUID of the medium
/// @param fullBytes what the guest sees; `usedBytes`: what it takes of the host's disk
/// @param machine what it is attached to; null: nothing
/// @param serial what the guest sees as the disk's serial number
@JsonPropertyOrder({"name", "medium", "file", "format", "fullBytes", "usedBytes", "machine", "port", "serial", "state"})
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
        State state) {
    /// What can be done with it.
    public enum State {
        @JsonProperty("free")
        FREE,
        @JsonProperty("attached")
        ATTACHED,
        @JsonProperty("inaccessible")
        INACCESSIBLE
    }
}
