package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What uses a disk of this guest otherwise than by a mount of the whole: see [Disks#uses].
final class DeviceUses {
    private static final String HOLDERS = "holders";

    private final Path blocks;
    private final Path fileSystems;
    private final Path swaps;
    private final MountNamespaces namespaces;

    /// @param blocks `/sys/block`
    /// @param proc `/proc`
    DeviceUses(Path blocks, Path proc) {
        this.blocks = blocks;
        this.fileSystems = blocks.resolveSibling("fs/btrfs");
        this.swaps = proc.resolve("swaps");
        this.namespaces = new MountNamespaces(proc);
    }

    /// A device that is not there is used by nothing; one of which the kernel says nothing is
    /// `driver.unreadable`.
    List<String> of(Path disk) {
        Path block = block(disk);
        try {
            List<String> uses = new ArrayList<>(usesOfPart(disk, block));
            for (Path part : entries(block)) {
                if (Files.isDirectory(part.resolve(HOLDERS))) {
                    Path device = disk.resolveSibling(part.getFileName());
                    Optional<String> number =
                            Optional.of(Files.readString(part.resolve("dev")).strip());
                    namespaces.of(device, number).forEach(mount -> uses.add(use(device, mount.target())));
                    uses.addAll(usesOfPart(device, part));
                }
            }
            return List.copyOf(uses);
        } catch (IOException unreadable) {
            if (Files.notExists(disk)) {
                return List.of();
            }
            throw Failure.because(unreadable, "driver.unreadable", block);
        }
    }

    /// What the kernel says of it, by its name, or by its number where the name was given otherwise (udev).
    private Path block(Path disk) {
        Path named = blocks.resolve(String.valueOf(disk.getFileName()));
        return Files.isDirectory(named)
                ? named
                : MountNamespaces.number(disk)
                        .map(blocks.resolveSibling("dev/block")::resolve)
                        .orElse(named);
    }

    private static String use(Path device, Object what) {
        return device + " (" + what + ")";
    }

    private List<String> usesOfPart(Path device, Path block) throws IOException {
        List<String> uses = new ArrayList<>();
        for (Path holder : entries(block.resolve(HOLDERS))) {
            String name = String.valueOf(holder.getFileName());
            String mapped = content(blocks.resolve(name).resolve("dm/name"));
            uses.add(use(device, (name + " " + mapped).strip()));
        }
        for (Path loop : entries(blocks)) {
            if (content(loop.resolve("loop/backing_file")).equals(device.toString())) {
                uses.add(use(device, loop.getFileName()));
            }
        }
        if (isOneOfSeveral(block)) {
            uses.add(use(device, "btrfs"));
        }
        if (isSwap(device)) {
            uses.add(use(device, "swap"));
        }
        return uses;
    }

    /// A btrfs of one disk is found by its mounts, which tell its device; one of several tells another disk's.
    private boolean isOneOfSeveral(Path block) throws IOException {
        if (Files.notExists(fileSystems)) {
            return false;
        }
        for (Path fileSystem : entries(fileSystems)) {
            Path devices = fileSystem.resolve("devices");
            if (Files.exists(devices.resolve(block.getFileName()))
                    && entries(devices).size() > 1) {
                return true;
            }
        }
        return false;
    }

    /// See proc_swaps(5).
    private boolean isSwap(Path device) throws IOException {
        return content(swaps)
                .lines()
                .map(line -> line.split("\\s", 2)[0])
                .anyMatch(source -> MountNamespaces.real(source).equals(device));
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException none) {
            return "";
        }
    }
}
