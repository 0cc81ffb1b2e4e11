package app.mooring.migration;

import app.mooring.docker.FileChange;
import app.mooring.docker.GuestContainer;
import app.mooring.lab.Guest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a container wrote to its own files, and not to its volumes: one made of its image and its configuration
/// does not have it.
final class OwnFiles {
    /// Nothing there is meant to outlast the container's next start.
    private static final Set<String> PASSING = Set.of("/dev", "/proc", "/run", "/sys", "/tmp", "/var/lock", "/var/run");

    /// What Docker writes itself, process numbers, and what was typed into a shell.
    private static final Pattern UNNEEDED =
            Pattern.compile("/\\.dockerenv|/etc/(hosts|hostname|resolv\\.conf|mtab)|.*\\.pid|/root/\\.[a-z_]*history");

    private OwnFiles() {}

    /// Their paths, in order. What it deleted is not lost: it is in the image.
    static List<String> written(Guest guest, GuestContainer container) {
        List<FileChange> changes = guest.engine().containers().changes(container.id());
        Set<String> elsewhere = new HashSet<>(PASSING);
        Set<String> directories = new HashSet<>();
        Stream.concat(
                        changes.stream().map(FileChange::path),
                        container.mounts().stream().map(GuestContainer.VolumeInUse::path))
                .forEach(path -> addParents(path, directories));
        container.mounts().forEach(mount -> elsewhere.add(withoutSlash(mount.path())));
        return changes.stream()
                .filter(change -> change.kind() != FileChange.Kind.DELETED)
                .map(FileChange::path)
                .filter(path -> !directories.contains(path)
                        && !isIn(path, elsewhere)
                        && !UNNEEDED.matcher(path).matches())
                .sorted()
                .toList();
    }

    private static void addParents(String path, Set<String> parents) {
        String rest = withoutSlash(path);
        for (int end = rest.lastIndexOf('/'); end > 0; end = rest.lastIndexOf('/', end - 1)) {
            if (!parents.add(rest.substring(0, end))) {
                return;
            }
        }
    }

    private static boolean isIn(String path, Set<String> directories) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (directories.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
