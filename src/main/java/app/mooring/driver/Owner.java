package app.mooring.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may do what with a file, where files have modes. Every guest has; a guest that is played on Windows has
/// not, and there a new file is its owner's anyway.
final class Owner {
    private Owner() {}

    static boolean isKnown(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static void set(Path file, String mode) throws IOException {
        if (isKnown(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    static void createPrivate(Path directory) throws IOException {
        FileAttribute<?>[] mode = isKnown(directory)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectory(directory, mode);
    }
}
