package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The file system of a played guest: a folder, and folders mounted into it. Paths of the guest begin with `/`
/// and never lead out of it by `..`.
///
/// @param root the folder
/// @param mounts folders of the host by the place in the guest where they are seen
public record GuestFiles(Path root, Map<String, Path> mounts) {
    public GuestFiles {
        mounts = Map.copyOf(mounts);
    }

    public static GuestFiles of(Path root) {
        return new GuestFiles(root, Map.of());
    }

    /// Where the host has it.
    public Path host(String guest) {
        String path = normal(guest);
        String place = path;
        while (!place.isEmpty()) {
            Path mounted = mounts.get(place);
            if (mounted != null) {
                return below(mounted, path.substring(place.length()));
            }
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return below(root, path);
    }

    private static Path below(Path folder, String path) {
        return path.length() < 2 ? folder : folder.resolve(path.substring(1));
    }

    private static String normal(String guest) {
        String path = Path.of("/" + guest).normalize().toString().replace('\\', '/');
        return path.equals("/") ? "" : path.substring(path.indexOf('/'));
    }

    /// What the guest calls it.
    public String guest(Path host) {
        for (Map.Entry<String, Path> mount : mounts.entrySet()) {
            if (host.startsWith(mount.getValue())) {
                return name(mount.getKey(), mount.getValue().relativize(host));
            }
        }
        return host.startsWith(root) ? name("", root.relativize(host)) : host.toString();
    }

    private static String name(String place, Path rest) {
        String path = rest.toString().replace('\\', '/');
        return path.isEmpty() ? (place.isEmpty() ? "/" : place) : place + "/" + path;
    }

    /// Puts a text there, and the directories above it.
    public void write(String guest, String text) throws IOException {
        Path file = host(guest);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
