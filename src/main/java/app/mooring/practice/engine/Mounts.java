package app.mooring.practice.engine;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is mounted into containers, and where it is on the host.
final class Mounts {
    private static final System.Logger LOG = System.getLogger(Mounts.class.getName());

    private final Volumes volumes;
    private final UnaryOperator<Path> real;

    /// @param real a path of the guest on the host
    Mounts(Volumes volumes, UnaryOperator<Path> real) {
        this.volumes = volumes;
        this.real = real;
    }

    /// Where a path of the container is on the host: in what is mounted there, or in the container's own files.
    Path file(Container container, String given) {
        Path path = Path.of("/").resolve(given).normalize();
        MountPoint mount = null;
        for (MountPoint candidate : container.mounts) {
            boolean deeper = mount == null
                    || candidate.destination().getNameCount()
                            > mount.destination().getNameCount();
            if (!candidate.type().equals("tmpfs") && path.startsWith(candidate.destination()) && deeper) {
                mount = candidate;
            }
        }
        if (mount == null) {
            return container.root().resolve(Path.of("/").relativize(path));
        }
        Path base = mount.volume()
                ? volumes.onHost(mount.name(), mount.driver(), mount.source())
                : real.apply(Path.of(mount.source()));
        return base.resolve(mount.destination().relativize(path));
    }

    /// Mounts all volumes of a container that begins.
    void mount(Container container) {
        for (MountPoint mount : container.mounts) {
            if (mount.volume()) {
                Volume volume = volumes.get(mount.name());
                String id = Ids.random();
                String at = volumes.mount(volume, id);
                replace(container, mount, mount.mounted(at, id));
            }
        }
    }

    /// dockerd 20 has a new volume mounted for a moment when a container is made: to copy into it what the
    /// image has there.
    void mountForCopying(MountPoint mount) {
        String id = Ids.random();
        volumes.mount(volumes.get(mount.name()), id);
        volumes.unmount(mount.name(), mount.driver(), id);
    }

    /// Unmounts what is mounted; what refuses is left.
    void unmount(Container container) {
        for (MountPoint mount : container.mounts) {
            if (mount.volume() && !mount.id().isEmpty()) {
                try {
                    volumes.unmount(mount.name(), mount.driver(), mount.id());
                } catch (ApiException refused) {
                    LOG.log(Level.WARNING, "{0}: {1}", container.name, refused.message());
                }
                replace(container, mount, mount.mounted(mount.source(), ""));
            }
        }
    }

    private static void replace(Container container, MountPoint old, MountPoint fresh) {
        List<MountPoint> mounts = new ArrayList<>(container.mounts);
        mounts.replaceAll(each -> each.equals(old) ? fresh : each);
        container.mounts = List.copyOf(mounts);
    }
}
