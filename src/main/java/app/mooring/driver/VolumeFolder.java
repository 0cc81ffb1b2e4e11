package app.mooring.driver;

import app.mooring.virtualbox.api.IMedium;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The folder on the host whose disks are volumes. The host's paths, with either separator.
final class VolumeFolder {
    private final String prefix;

    VolumeFolder(String folder) {
        char separator = folder.indexOf('/') < 0 && folder.indexOf('\\') >= 0 ? '\\' : '/';
        this.prefix = folder.endsWith("/") || folder.endsWith("\\") ? folder : folder + separator;
    }

    String fileOf(String name) {
        return prefix + name;
    }

    /// The volume's name, if that file is in the folder itself and could be a volume of ours by its name.
    Optional<String> nameOf(String file) {
        if (!file.startsWith(prefix)) {
            return Optional.empty();
        }
        return Optional.of(file.substring(prefix.length())).filter(VolumeName::isValid);
    }

    /// Where the disks of one web session are, so that looking for new ones does not cost a call for every old one.
    static final class Locations {
        private final Map<String, String> known = new HashMap<>();

        String of(IMedium medium) {
            return known.computeIfAbsent(medium.reference(), reference -> medium.getLocation());
        }

        void forget() {
            known.clear();
        }
    }
}
