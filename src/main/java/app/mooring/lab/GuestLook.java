package app.mooring.lab;

import app.mooring.docker.Engine;
import app.mooring.docker.ListedContainer;
import app.mooring.docker.ListedVolume;
import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a guest knows, asked in as few questions as it goes: each may take a second to get there and back.
final class GuestLook {
    private static final Duration QUESTION = Duration.ofSeconds(8);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final String BY_ID = "ata-VBOX_HARDDISK_";

    /// The service's state, the driver's release, the disks by their links, and what is mounted.
    private static final String SCRIPT = """
        echo "driver $(systemctl is-active "$1")"
        if test -x /opt/mooring/current/bin/mooring-driver; then
          echo "release $(basename "$(readlink /opt/mooring/current)")"
        fi
        for link in $(ls /dev/disk/by-id); do
          echo "disk $link $(readlink -e "/dev/disk/by-id/$link")"
        done
        echo "mounts"
        cat /proc/mounts
        """;

    private final Guest guest;
    private final String service;
    private String docker = "";

    /// @param service the volume driver's service
    GuestLook(Guest guest, String service) {
        this.guest = guest;
        this.service = service;
    }

    /// A disk, as the guest has it.
    ///
    /// @param mountPoint empty: not mounted; so is the file system then
    record Disk(String device, String mountPoint, String fileSystem) {}

    /// What was seen.
    ///
    /// @param disks by their serial numbers
    record Seen(
            String docker,
            String driver,
            String release,
            List<ListedContainer> containers,
            List<ListedVolume> volumes,
            Map<String, Disk> disks) {
        static final Seen NOTHING = new Seen("", "", "", List.of(), List.of(), Map.of());

        Seen {
            containers = List.copyOf(containers);
            volumes = List.copyOf(volumes);
            disks = Map.copyOf(disks);
        }

        /// When its machine is off: nothing runs, and nothing is mounted.
        Seen off() {
            return new Seen(
                    docker,
                    "",
                    release,
                    containers.stream().map(ListedContainer::stopped).toList(),
                    volumes,
                    Map.of());
        }
    }

    /// Failures: those of the shell and of Docker. None of the guest's answers is waited for longer than some
    /// seconds.
    Seen look() {
        List<String> said = said();
        Duration patience = docker.isEmpty() ? FIRST : QUESTION;
        Engine engine = guest.engine();
        try {
            docker = docker.isEmpty() ? inTime(patience, engine::version) : docker;
            List<ListedContainer> containers =
                    inTime(patience, () -> engine.containers().list());
            List<ListedVolume> volumes = inTime(patience, () -> engine.volumes().list());
            return new Seen(docker, word(said, "driver "), word(said, "release "), containers, volumes, disks(said));
        } catch (Failure failure) {
            docker = "";
            throw failure;
        }
    }

    private List<String> said() {
        try {
            return guest.shell()
                    .check(Command.script(SCRIPT, service).timeout(QUESTION))
                    .stdout()
                    .lines()
                    .toList();
        } catch (Failure failure) {
            // What was run there is nothing that a person knows of.
            throw failure.code().equals("ssh.timeout")
                    ? Failure.because(failure, "lab.guestAway", guest.name(), QUESTION.toSeconds())
                    : failure;
        }
    }

    private static String word(List<String> said, String before) {
        return said.stream()
                .takeWhile(line -> !line.equals("mounts"))
                .filter(line -> line.startsWith(before))
                .map(line -> line.substring(before.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static Map<String, Disk> disks(List<String> said) {
        Map<String, String[]> mounts = new HashMap<>();
        said.stream()
                .dropWhile(line -> !line.equals("mounts"))
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields.length > 2)
                .forEach(fields -> mounts.putIfAbsent(fields[0], fields));
        Map<String, Disk> disks = new HashMap<>();
        said.stream()
                .takeWhile(line -> !line.equals("mounts"))
                .filter(line -> line.startsWith("disk " + BY_ID))
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 3 && !words[2].isEmpty())
                .forEach(words -> disks.put(words[1].substring(BY_ID.length()), disk(words[2], mounts)));
        return disks;
    }

    private static Disk disk(String device, Map<String, String[]> mounts) {
        return Optional.ofNullable(mounts.get(device))
                .map(fields -> new Disk(device, GuestDisk.unescaped(fields[1]), fields[2]))
                .orElseGet(() -> new Disk(device, "", ""));
    }

    /// Docker's own limits are for what may take long.
    private <T> T inTime(Duration atMost, Callable<T> question) {
        FutureTask<T> asked = new FutureTask<>(question);
        var _ = Thread.startVirtualThread(asked);
        try {
            return asked.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Failure.because(e, "lab.guestAway", guest.name(), atMost.toSeconds());
        } catch (ExecutionException e) {
            throw Look.failure(e);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        } finally {
            asked.cancel(true);
        }
    }
}
