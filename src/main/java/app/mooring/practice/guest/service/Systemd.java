package app.mooring.practice.guest.service;

import app.mooring.failure.Failure;
import app.mooring.practice.Ends;
import app.mooring.practice.guest.shell.GuestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The units of one boot of a guest. One is started or stopped at a time. Safe for use by several threads.
public final class Systemd {
    private static final List<String> FOLDERS = List.of("/etc/systemd/system/", "/lib/systemd/system/");
    private static final String WANTED = "/etc/systemd/system/multi-user.target.wants/";

    private final GuestFiles files;
    private final Journal journal;
    private final Function<List<String>, Optional<Service>> programs;
    private final ReentrantLock jobs = new ReentrantLock();
    private final Map<String, Service> running = new LinkedHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private boolean dead;

    /// @param programs what a unit's command line runs; empty where there is no such program
    public Systemd(GuestFiles files, Journal journal, Function<List<String>, Optional<Service>> programs) {
        this.files = files;
        this.journal = journal;
        this.programs = programs;
    }

    /// A unit's whole name.
    static String unit(String name) {
        return name.contains(".") ? name : name + ".service";
    }

    Optional<UnitFile> file(String unit) {
        for (String folder : FOLDERS) {
            Path file = files.host(folder + unit);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(UnitFile.parse(Files.readString(file)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return Optional.empty();
    }

    boolean isEnabled(String unit) {
        return Files.exists(files.host(WANTED + unit));
    }

    /// It is started at boot, or is not any more.
    public void enable(String unit, boolean enabled) throws IOException {
        if (enabled) {
            files.write(WANTED + unit, "");
        } else {
            Files.deleteIfExists(files.host(WANTED + unit));
        }
    }

    /// `active`, `failed` or `inactive`.
    public String state(String unit) {
        synchronized (running) {
            return running.containsKey(unit) ? "active" : failed.contains(unit) ? "failed" : "inactive";
        }
    }

    /// Starts what is enabled. What fails is in the journal.
    public void boot() throws IOException {
        Path wanted = files.host(WANTED);
        if (!Files.isDirectory(wanted)) {
            return;
        }
        try (var names = Files.list(wanted)) {
            ordered(names.map(file -> file.getFileName().toString()).sorted().toList())
                    .forEach(this::start);
        }
    }

    /// In the order in which they are started.
    private List<String> ordered(List<String> all) {
        Set<String> ordered = new LinkedHashSet<>();
        all.forEach(unit -> order(unit, all, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private void order(String unit, List<String> all, Set<String> waiting, Set<String> ordered) {
        if (!waiting.add(unit)) {
            return;
        }
        for (String other : all) {
            if (file(other).filter(file -> file.before().contains(unit)).isPresent()) {
                order(other, all, waiting, ordered);
            }
        }
        ordered.add(unit);
    }

    /// Whether it runs then.
    boolean start(String unit) {
        jobs.lock();
        try {
            return state(unit).equals("active") || started(unit);
        } finally {
            jobs.unlock();
        }
    }

    private boolean started(String unit) {
        UnitFile file = file(unit).orElseThrow(() -> new IllegalArgumentException(unit));
        journal.add(unit, "Starting " + file.description() + "...");
        Optional<Service> service = programs.apply(file.command());
        if (service.isEmpty()) {
            journal.add(unit, unit + ": Failed at step EXEC spawning " + String.join(" ", file.command()));
            return failed(unit, file);
        }
        try {
            service.get().start();
        } catch (Failure failure) {
            journal.add(unit, String.valueOf(failure.getMessage()));
            return failed(unit, file);
        }
        synchronized (running) {
            if (!dead) {
                running.put(unit, service.get());
                failed.remove(unit);
                journal.add(unit, "Started " + file.description() + ".");
                return true;
            }
        }
        service.get().kill();
        return false;
    }

    private boolean failed(String unit, UnitFile file) {
        failed.add(unit);
        journal.add(unit, unit + ": Failed with result 'exit-code'.");
        journal.add(unit, "Failed to start " + file.description() + ".");
        return false;
    }

    /// Ends it in order, if it runs.
    void stop(String unit) {
        jobs.lock();
        try {
            Optional<Service> service;
            synchronized (running) {
                service = Optional.ofNullable(running.remove(unit));
                failed.remove(unit);
            }
            if (service.isPresent()) {
                service.get().stop();
                journal.add(
                        unit, "Stopped " + file(unit).map(UnitFile::description).orElse(unit) + ".");
            }
        } finally {
            jobs.unlock();
        }
    }

    /// Ends all of them in order, the other way round than they are started at boot.
    public void halt() {
        List<String> units;
        synchronized (running) {
            units = List.copyOf(running.keySet());
        }
        ordered(units).reversed().forEach(this::stop);
    }

    /// Ends all of them at once, and whatever is starting right now; does not wait for what is under way.
    public void kill() {
        List<Service> all;
        synchronized (running) {
            dead = true;
            all = new ArrayList<>(running.values()).reversed();
            running.clear();
        }
        Ends.each(all, Service::kill);
    }
}
