package app.mooring.practice.virtualbox;

import app.mooring.practice.Script;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The lab's "installation of VirtualBox": a folder with the programs, which are scripts that start this JDK.
final class Programs {
    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx64m";

    private Programs() {}

    static void write(Path folder, Wicket wicket) throws IOException {
        Files.createDirectories(folder);
        Path secret = folder.resolve(Wicket.FILE);
        Path draft = folder.resolve(Wicket.FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        ownerOnly(draft);
        Files.writeString(draft, wicket.port() + " " + wicket.secret() + "\n", StandardCharsets.US_ASCII);
        Files.move(draft, secret, StandardCopyOption.REPLACE_EXISTING);
        script(folder.resolve("VBoxManage"), ManageMain.class, "exec %s\n");
        // What runs in the background must not die of the interrupt that ends whoever started it.
        script(folder.resolve("vboxwebsrv"), WebServiceMain.class, """
            for word in "$@"; do
              case $word in -b|--background)
                nohup %1$s </dev/null >/dev/null 2>&1 &
                exit 0;;
              esac
            done
            exec %1$s
            """);
    }

    /// Elsewhere the person's own folder is closed to others already.
    private static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void script(Path file, Class<?> program, String body) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "%s %s -cp %s %s %s \"$@\""
                .formatted(
                        quoted(java),
                        JVM,
                        quoted(classPath()),
                        program.getName(),
                        quoted(file.toAbsolutePath().toString()));
        Script.write(file, "#!/bin/sh\n" + body.formatted(command));
    }

    private static String quoted(String word) {
        return '\'' + word.replace("'", "'\\''") + '\'';
    }

    /// Where these classes come from: the programs need no other.
    private static String classPath() throws IOException {
        try {
            return Path.of(Programs.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IOException(impossible);
        }
    }
}
