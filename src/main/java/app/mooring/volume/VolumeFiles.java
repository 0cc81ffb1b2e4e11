package app.mooring.volume;

import java.util.Optional;

/// The files of the host's folder whose disks are volumes: those in the folder itself, called as a volume may
/// be called, without extension, as REX-Ray's volumes lie too. Paths are the host's, with either separator.
public final class VolumeFiles {
    private final String prefix;

    public VolumeFiles(String folder) {
        char separator = folder.indexOf('/') < 0 && folder.indexOf('\\') >= 0 ? '\\' : '/';
        this.prefix = folder.endsWith("/") || folder.endsWith("\\") ? folder : folder + separator;
    }

    /// The folder, without a separator at its end.
    public String path() {
        return prefix.length() > 1 ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    public String fileOf(VolumeName name) {
        return prefix + name;
    }

    /// The volume's name, if that file is a volume's.
    public Optional<String> nameOf(String file) {
        if (!file.startsWith(prefix)) {
            return Optional.empty();
        }
        return Optional.of(file.substring(prefix.length())).filter(VolumeName::isValid);
    }
}
