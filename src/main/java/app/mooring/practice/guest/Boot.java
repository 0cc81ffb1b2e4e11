package app.mooring.practice.guest;

import app.mooring.file.FolderTree;
import app.mooring.practice.Belongings;
import app.mooring.practice.MachineHardware.Disk;
import app.mooring.practice.PlayedEngine;
import app.mooring.practice.guest.disk.GuestDisks;
import app.mooring.practice.guest.disk.Platters;
import app.mooring.practice.guest.service.Journal;
import app.mooring.practice.guest.service.Service;
import app.mooring.practice.guest.service.Systemctl;
import app.mooring.practice.guest.service.Systemd;
import app.mooring.practice.guest.shell.FilePrograms;
import app.mooring.practice.guest.shell.GuestFiles;
import app.mooring.practice.guest.shell.Program;
import app.mooring.practice.guest.shell.Shell;
import app.mooring.practice.guest.shell.Sudo;
import app.mooring.practice.guest.shell.SystemPrograms;
import app.mooring.practice.guest.ssh.SshServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// One run of a guest, from power on to power off: what is in its memory.
final class Boot {
    private static final System.Logger LOG = System.getLogger(Boot.class.getName());

    private static final Service NOTHING = new Service() {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public void kill() {}
    };

    private final Belongings belongings;
    private final Path memory;
    private final GuestFiles files;
    private final GuestDisks disks;
    private final Uplink uplink;
    private final PlayedEngine engine;
    private final EngineService dockerd;
    private final DriverService.Surroundings surroundings;
    private final Consumer<Thread> ending;
    private final Systemd systemd;
    private final Map<String, Program> programs = new HashMap<>(FilePrograms.ALL);
    private final GuestDescription guest;
    private SshServer ssh;

    /// @param belongings takes note of its memory
    /// @param uplink closed when the power is off
    /// @param ending told which threads still end something after a power cut
    Boot(
            GuestDescription guest,
            Platters platters,
            Belongings belongings,
            Uplink uplink,
            PlayedEngine engine,
            List<Disk> plugged,
            Consumer<Thread> ending)
            throws IOException {
        this.belongings = belongings;
        this.guest = guest;
        this.uplink = uplink;
        this.engine = engine;
        this.ending = ending;
        this.memory =
                Files.createTempDirectory(Files.isDirectory(Path.of("/tmp")) ? Path.of("/tmp") : temporary(), "run");
        belongings.made(memory);
        this.files = new GuestFiles(guest.root(), Map.of("/run", memory));
        UUID boot = UUID.randomUUID();
        Installation.provide(files, guest.name(), guest.addresses());
        Installation.boot(files, boot);
        this.disks = new GuestDisks(guest.name(), guest.root(), platters);
        disks.powerOff();
        plugged.forEach(this::attached);
        this.dockerd = new EngineService(engine, boot.toString());
        this.surroundings = new DriverService.Surroundings(
                files, disks, uplink, Set.copyOf(guest.addresses()), dockerd::run, boot.toString());
        Journal journal = new Journal(files);
        this.systemd = new Systemd(files, journal, this::service);
        programs.putAll(SystemPrograms.ALL);
        programs.put("sudo", new Sudo(guest.sudoPassword()));
        programs.put("systemctl", new Systemctl(systemd));
        programs.put("journalctl", journal::journalctl);
        programs.put("docker", call -> GuestPrograms.docker(engine, call));
        programs.put("mooring-driver", call -> GuestPrograms.driver(surroundings, call));
        programs.put("hostname", GuestPrograms::hostname);
        this.ssh = listening();
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private SshServer listening() {
        return new SshServer(
                files.host(GuestDescription.HOST_KEY),
                Map.of("ubuntu", guest.password()),
                Map.of("ubuntu", files.host("/home/ubuntu/.ssh/authorized_keys")),
                user -> new Shell(
                        files,
                        programs,
                        Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/home/" + user, "USER", user),
                        user,
                        "/home/" + user,
                        uplink));
    }

    private Optional<Service> service(List<String> command) {
        if (command.isEmpty() || !Files.isExecutable(files.host(command.getFirst()))) {
            return Optional.empty();
        }
        String program = command.getFirst().substring(command.getFirst().lastIndexOf('/') + 1);
        return switch (program) {
            case "dockerd" -> Optional.of(dockerd);
            case "sshd" -> Optional.of(NOTHING);
            case "mooring-driver" -> Optional.of(new DriverService(surroundings, command.getLast(), ending));
            default -> Optional.empty();
        };
    }

    /// Starts what is enabled.
    void start() throws IOException {
        systemd.boot();
    }

    GuestFiles files() {
        return files;
    }

    synchronized InetSocketAddress sshAddress() {
        return ssh.address();
    }

    /// Another host key, as after an installation anew.
    synchronized void changeHostKey() throws IOException {
        Files.deleteIfExists(files.host(GuestDescription.HOST_KEY));
        ssh.close();
        ssh = listening();
    }

    void attached(Disk disk) {
        disks.plug(disk);
    }

    void detached(Disk disk) {
        disks.unplug(disk);
    }

    /// Services end in order, then everything is unmounted. Where one cannot, the rest is killed.
    void shutDown() throws IOException {
        try (Closeable _ = this::end;
                Closeable _ = systemd::kill) {
            systemd.halt();
        }
    }

    void powerCut() throws IOException {
        uplink.close();
        try (Closeable _ = this::end;
                Closeable _ = systemd::kill;
                Closeable _ = disks::powerOff) {
            engine.kill();
        }
    }

    private synchronized void end() throws IOException {
        uplink.close();
        try (Closeable _ = this::forget;
                Closeable _ = ssh::close) {
            disks.powerOff();
        }
    }

    private void forget() throws IOException {
        try {
            FolderTree.delete(memory);
            belongings.deleted(memory);
        } catch (DirectoryNotEmptyException late) {
            // A command that was broken off still wrote there: it goes with what else a lab leaves.
            LOG.log(System.Logger.Level.DEBUG, "{0}: {1} is not gone yet", guest.name(), late.getMessage());
        }
    }
}
