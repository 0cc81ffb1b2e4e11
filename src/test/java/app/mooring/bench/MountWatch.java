package app.mooring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// Sees whether a volume is ever mounted in both guests at the same moment, by reading what is mounted in each
/// as fast as it can. A guest of the bench is a container, so its first process tells.
///
/// What it sees is so: the first guest has the same mount before and after the other's is read. An overlap that
/// is shorter than a round (about a tenth of a millisecond on a quiet machine) may escape it.
public final class MountWatch implements AutoCloseable {
    private final Path proc;
    private final Path run;
    private final String target;
    private final List<String> overlaps = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, Path> processes = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    /// Watches from now on.
    ///
    /// @param root the driver's, such as `/var/lib/mooring`
    public MountWatch(String root, String volume) {
        this(Path.of("/proc"), BenchEnvironment.DATA.resolve("run"), root, volume);
    }

    MountWatch(Path proc, Path run, String root, String volume) {
        this.proc = proc;
        this.run = run;
        this.target = root + "/volumes/" + volume;
        this.thread = Thread.ofPlatform().daemon().name("mounts of " + volume).start(this::watch);
    }

    /// The moments at which both had it, told; stops watching.
    public List<String> overlaps() {
        close();
        return List.copyOf(overlaps);
    }

    /// The machines in which it was mounted at any moment so far.
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        BenchEnvironment.Guest one = BenchEnvironment.GUESTS.get(0);
        BenchEnvironment.Guest other = BenchEnvironment.GUESTS.get(1);
        do {
            Optional<String> before = mount(one);
            Optional<String> between = mount(other);
            if (before.isPresent() && between.isPresent() && before.equals(mount(one))) {
                overlaps.add(before.get() + " and " + between.get());
            }
            LockSupport.parkNanos(1_000_000);
        } while (!stopped);
    }

    /// Its line of `/proc/PID/mountinfo`, which begins with the mount's number. A guest whose power is off has
    /// nothing.
    private Optional<String> mount(BenchEnvironment.Guest guest) {
        Path known = processes.get(guest.name());
        try {
            Path process = known != null ? known : first(guest.name());
            processes.put(guest.name(), process);
            Optional<String> line = Files.readAllLines(process.resolve("mountinfo")).stream()
                    .filter(one -> one.split(" ", 6)[4].equals(target))
                    .findFirst();
            line.ifPresent(_ -> seen.add(guest.machine()));
            return line.map(one -> guest.machine() + ": " + one);
        } catch (IOException off) {
            processes.remove(guest.name());
            return Optional.empty();
        }
    }

    /// The child of the guest's keeper that is process 1 in there.
    private Path first(String guest) throws IOException {
        String keeper = Files.readString(run.resolve(guest + ".pid")).strip();
        Path children = proc.resolve(keeper).resolve("task").resolve(keeper).resolve("children");
        for (String child : Files.readString(children).split(" ", -1)) {
            Path process = proc.resolve(child);
            if (!child.isBlank()
                    && Files.readAllLines(process.resolve("status")).stream()
                            .anyMatch(line -> line.matches("NSpid:.*\\t1"))) {
                return process;
            }
        }
        throw new IOException(guest + " is off");
    }
}
