package app.mooring.practice.guest.shell;

import app.mooring.file.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/// Programs that work on files, with the options that are used of them.
public final class FilePrograms {
    public static final Map<String, Program> ALL = Map.ofEntries(
            Map.entry("cat", FilePrograms::cat),
            Map.entry("ls", FilePrograms::ls),
            Map.entry("mkdir", FilePrograms::mkdir),
            Map.entry("rm", FilePrograms::rm),
            Map.entry("rmdir", FilePrograms::rmdir),
            Map.entry("mv", FilePrograms::mv),
            Map.entry("cp", FilePrograms::cp),
            Map.entry("ln", FilePrograms::ln),
            Map.entry("touch", FilePrograms::touch),
            Map.entry("chmod", FilePrograms::chmod),
            Map.entry("readlink", FilePrograms::readlink),
            Map.entry("mktemp", FilePrograms::mktemp),
            Map.entry("basename", call -> {
                String path = call.operands().getFirst();
                call.io().say(path.substring(path.lastIndexOf('/') + 1) + "\n");
                return 0;
            }),
            Map.entry("dirname", call -> {
                Path parent = Path.of(call.operands().getFirst()).getParent();
                call.io().say((parent == null ? "." : parent.toString().replace('\\', '/')) + "\n");
                return 0;
            }),
            Map.entry("stat", FilePrograms::stat),
            Map.entry("sync", _ -> 0),
            Map.entry("tar", FilePrograms::tar));

    private FilePrograms() {}

    private static int cat(Call call) throws IOException {
        if (call.operands().isEmpty()) {
            call.io().in().transferTo(call.io().out());
            return 0;
        }
        for (String operand : call.operands()) {
            if (Files.isDirectory(call.file(operand))) {
                return call.failed(operand + ": Is a directory");
            }
            try (InputStream in = Files.newInputStream(call.file(operand))) {
                in.transferTo(call.io().out());
            }
        }
        return 0;
    }

    private static int ls(Call call) throws IOException {
        String folder = call.operands().isEmpty()
                ? call.shell().directory()
                : call.operands().getFirst();
        Path file = call.file(folder);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            call.io().complain("ls: cannot access '" + folder + "': No such file or directory\n");
            return 2;
        }
        if (!Files.isDirectory(file)) {
            call.io().say(folder + "\n");
            return 0;
        }
        try (var each = Files.list(file)) {
            for (String name :
                    each.map(one -> one.getFileName().toString()).sorted().toList()) {
                if (call.has('a') || !name.startsWith(".")) {
                    call.io().say(name + "\n");
                }
            }
        }
        return 0;
    }

    private static int mkdir(Call call) throws IOException {
        for (String operand : call.operands()) {
            if (call.has('p')) {
                Files.createDirectories(call.file(operand));
            } else {
                Files.createDirectory(call.file(operand));
            }
        }
        return 0;
    }

    private static int rm(Call call) throws IOException {
        for (String operand : call.operands()) {
            Path file = call.file(operand);
            if (call.has('r')) {
                FolderTree.delete(file);
            } else if (!Files.deleteIfExists(file) && !call.has('f')) {
                return call.failed("cannot remove '" + operand + "': No such file or directory");
            }
        }
        return 0;
    }

    private static int rmdir(Call call) throws IOException {
        for (String operand : call.operands()) {
            try {
                Files.delete(call.file(operand));
            } catch (DirectoryNotEmptyException full) {
                return call.failed("failed to remove '" + operand + "': Directory not empty");
            }
        }
        return 0;
    }

    private static int mv(Call call) throws IOException {
        Path from = call.file(call.operands().get(0));
        Path to = call.file(call.operands().get(1));
        if (!call.has('T') && Files.isDirectory(to)) {
            to = to.resolve(from.getFileName());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    private static int cp(Call call) throws IOException {
        Files.copy(
                call.file(call.operands().get(0)),
                call.file(call.operands().get(1)),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        return 0;
    }

    private static int ln(Call call) throws IOException {
        Path link = call.file(call.operands().get(1));
        if (call.has('f')) {
            Files.deleteIfExists(link);
        }
        Files.createSymbolicLink(link, Path.of(call.operands().get(0)));
        return 0;
    }

    private static int touch(Call call) throws IOException {
        for (String operand : call.operands()) {
            if (Files.exists(call.file(operand))) {
                Files.setLastModifiedTime(call.file(operand), FileTime.from(Instant.now()));
            } else {
                Files.createFile(call.file(operand));
            }
        }
        return 0;
    }

    private static int chmod(Call call) throws IOException {
        List<String> operands = call.operands();
        for (String operand : operands.subList(1, operands.size())) {
            setMode(call.file(operand), Integer.parseInt(operands.getFirst(), 8));
        }
        return 0;
    }

    static void setMode(Path file, int mode) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            PosixFilePermission[] all = PosixFilePermission.values();
            for (int i = 0; i < all.length; i++) {
                if ((mode & (0400 >> i)) != 0) {
                    permissions.add(all[i]);
                }
            }
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static int readlink(Call call) throws IOException {
        Path file = call.file(call.operands().getFirst());
        if (call.has('e') || call.has('f')) {
            if (!Files.exists(file)) {
                return 1;
            }
            call.io().say(call.shell().files().guest(file.toRealPath()) + "\n");
            return 0;
        }
        if (!Files.isSymbolicLink(file)) {
            return 1;
        }
        call.io().say(Files.readSymbolicLink(file) + "\n");
        return 0;
    }

    private static int mktemp(Call call) throws IOException {
        String path = call.operands()
                .getFirst()
                .replaceFirst("X+$", UUID.randomUUID().toString().substring(0, 8));
        if (call.has('d')) {
            Files.createDirectory(call.file(path));
        } else {
            Files.createFile(call.file(path));
            setMode(call.file(path), 0600);
        }
        call.io().say(path + "\n");
        return 0;
    }

    /// `stat -c FORMAT FILE`, of which `%s`, `%a`, `%U` and `%n`.
    private static int stat(Call call) throws IOException {
        List<String> operands = call.operands();
        Path file = call.file(operands.getLast());
        if (!Files.exists(file)) {
            return call.failed("cannot statx '" + operands.getLast() + "': No such file or directory");
        }
        int mode = 0;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        for (PosixFilePermission each : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
        }
        call.io()
                .say(operands.getFirst()
                                .replace("%s", String.valueOf(Files.size(file)))
                                .replace("%a", Integer.toOctalString(mode))
                                .replace("%U", "root")
                                .replace("%n", operands.getLast())
                        + "\n");
        return 0;
    }

    /// `tar -xzf ARCHIVE -C FOLDER`.
    private static int tar(Call call) throws IOException {
        List<String> operands = call.operands();
        Path folder = operands.size() > 1 ? call.file(operands.get(1)) : call.file(".");
        try (InputStream in = Files.newInputStream(call.file(operands.getFirst()));
                InputStream archive = call.has('z') ? new GZIPInputStream(in, 1 << 16) : in) {
            Tar.read(archive, (entry, content) -> unpack(folder, entry, content));
        }
        return 0;
    }

    private static void unpack(Path folder, Tar.Entry entry, InputStream content) throws IOException {
        Path target = folder.resolve(entry.name()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(entry.name());
        }
        if (entry.type() == '5') {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.type() == '2') {
            Files.createSymbolicLink(target, Path.of(entry.link()));
            return;
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        setMode(target, entry.mode());
    }
}
