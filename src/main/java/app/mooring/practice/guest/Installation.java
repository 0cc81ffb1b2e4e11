package app.mooring.practice.guest;

import app.mooring.file.FolderTree;
import app.mooring.practice.guest.service.Journal;
import app.mooring.practice.guest.service.Systemd;
import app.mooring.practice.guest.shell.GuestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a newcomer's guest has on its system disk: Ubuntu, an SSH server, Docker.
final class Installation {
    private Installation() {}

    /// Does nothing where it is installed already.
    static void provide(GuestFiles files, String name, List<String> addresses) throws IOException {
        if (Files.exists(files.host("/etc/hostname"))) {
            return;
        }
        for (String folder : List.of(
                "/home/ubuntu/.ssh", "/root", "/tmp", "/opt", "/etc/ssh", "/var/lib/docker", "/usr/bin", "/usr/sbin")) {
            Files.createDirectories(files.host(folder));
        }
        program(files, "/usr/sbin/sshd");
        program(files, "/usr/bin/dockerd");
        unit(files, "ssh.service", "OpenBSD Secure Shell server", "/usr/sbin/sshd -D");
        unit(files, "docker.service", "Docker Application Container Engine", "/usr/bin/dockerd -H fd://");
        for (int i = 0; i < addresses.size(); i++) {
            String address = String.join(
                    ":", addresses.get(i).toLowerCase(java.util.Locale.ROOT).split("(?<=\\G..)"));
            files.write("/sys/class/net/enp0s" + (i == 0 ? 3 : 7 + i) + "/address", address + "\n");
        }
        files.write(
                "/etc/os-release",
                "PRETTY_NAME=\"Ubuntu 20.04.6 LTS\"\nNAME=\"Ubuntu\"\nVERSION_ID=\"20.04\"\nID=ubuntu\n");
        files.write("/etc/hostname", name + "\n");
    }

    private static void program(GuestFiles files, String path) throws IOException {
        files.write(path, "");
        if (!files.host(path).toFile().setExecutable(true)) {
            throw new IOException(path);
        }
    }

    private static void unit(GuestFiles files, String name, String description, String command) throws IOException {
        files.write(
                "/lib/systemd/system/" + name,
                "[Unit]\nDescription=" + description + "\n\n[Service]\nExecStart=" + command
                        + "\n\n[Install]\nWantedBy=multi-user.target\n");
        new Systemd(files, new Journal(files), _ -> Optional.empty()).enable(name, true);
    }

    /// What the kernel makes at boot. Nothing is plugged in and nothing is mounted yet, whatever a lab that was
    /// killed left.
    static void boot(GuestFiles files, UUID boot) throws IOException {
        for (String kernels : List.of("/proc", "/sys/block")) {
            FolderTree.delete(files.host(kernels));
        }
        Files.createDirectories(files.host("/sys/block"));
        files.write("/proc/sys/kernel/random/boot_id", boot + "\n");
        Files.createDirectories(files.host("/run/docker/plugins"));
        Files.createDirectories(files.host("/dev/disk/by-id"));
        for (Path device : links(files.host("/dev/disk/by-id"))) {
            Files.delete(device);
        }
        for (Path mounted : links(files.host("/var/lib/mooring/volumes"))) {
            Files.delete(mounted);
            Files.createDirectory(mounted);
        }
    }

    private static List<Path> links(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isSymbolicLink).toList();
        }
    }
}
