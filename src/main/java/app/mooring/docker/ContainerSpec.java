package app.mooring.docker;

import java.util.List;
import java.util.Map;

/// A container to run. Immutable.
///
/// @param name the container's name
/// @param image the image's name
/// @param env environment variables; secrets may be among them
/// @param mounts the volumes
/// @param labels labels of the container
/// @param command the command; empty for the image's own
public record ContainerSpec(
        String name,
        String image,
        Map<String, String> env,
        List<VolumeMount> mounts,
        Map<String, String> labels,
        List<String> command) {
    /// A volume in a container; Docker makes it if it is not there.
    ///
    /// @param volume the volume's name
    /// @param path where it is in the container
    /// @param driver the volume driver, `local` being Docker's own
    public record VolumeMount(String volume, String path, String driver) {}

    public ContainerSpec {
        env = Map.copyOf(env);
        mounts = List.copyOf(mounts);
        labels = Map.copyOf(labels);
        command = List.copyOf(command);
    }

    @Override
    public String toString() {
        return name + " of " + image;
    }
}
