package app.mooring.driver;

import app.mooring.failure.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The file systems that a volume may have.
public enum FileSystem {
    EXT2,
    EXT3,
    EXT4,
    XFS,
    BTRFS;

    /// As `mkfs`, `mount` and `blkid` call it.
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isExt() {
        return this == EXT2 || this == EXT3 || this == EXT4;
    }

    public static Optional<FileSystem> find(String type) {
        return Arrays.stream(values()).filter(one -> one.type().equals(type)).findFirst();
    }

    public static FileSystem parse(String type) {
        return find(type).orElseThrow(() -> Failure.usage("driver.fileSystem", type));
    }
}
