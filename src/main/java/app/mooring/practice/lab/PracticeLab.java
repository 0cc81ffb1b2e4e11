package app.mooring.practice.lab;

import app.mooring.failure.Failure;
import app.mooring.practice.Belongings;
import app.mooring.practice.FreePort;
import app.mooring.practice.engine.PracticeEngine;
import app.mooring.practice.engine.mysql.Distribution;
import app.mooring.practice.guest.GuestDescription;
import app.mooring.practice.guest.PracticeGuest;
import app.mooring.practice.guest.PracticeGuests;
import app.mooring.practice.guest.disk.Platters;
import app.mooring.practice.virtualbox.PracticeVirtualBox;
import app.mooring.practice.virtualbox.VirtualBoxModel;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.Fault;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A host with VirtualBox and the machines `ubuntu2` and `ubuntu3`, as a newcomer has them: the machines run,
/// Docker is in them, no web service is started, nothing is prepared. What it is made of is in one folder; a
/// lab that is opened again on the same folder goes on from there. Thread-safe.
public final class PracticeLab implements AutoCloseable {
    /// Always shown: nothing here is real VirtualBox.
    public static final String NAME = "Practice lab";

    private static final Map<String, String> ADDRESSES =
            new TreeMap<>(Map.of("ubuntu2", "0800274D0012", "ubuntu3", "0800274D0013"));
    private static final String PASSWORD = "ubuntu";
    private static final System.Logger LOG = System.getLogger(PracticeLab.class.getName());
    private static final Duration POWER = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMillis(500);

    private final LabFolder taken;
    private final Path folder;
    private final Belongings belongings;
    private final Map<String, PracticeGuest> guests = new LinkedHashMap<>();
    private final PracticeGuests hardware;
    private final Platters platters;
    private final VirtualBoxModel model;
    private final PracticeVirtualBox virtualBox;
    private final Switches switches;

    /// Its machines run when this returns.
    ///
    /// @param folder its own, made where it is not there
    /// @param cache a folder of all labs, for the unpacked MySQL server
    /// @param kept whether the folder stays when the lab has ended, and does not go even when the lab is killed
    public PracticeLab(Path folder, Path cache, boolean kept) {
        List<Closeable> opened = new ArrayList<>();
        boolean whole = false;
        try {
            taken = LabFolder.open(folder, kept);
            opened.add(taken::close);
            this.folder = taken.path();
            belongings = DeadLabs.belongings(this.folder);
            belongings.end();
            platters = new Platters(this.folder.resolve("platters"));
            hardware = new PracticeGuests(this::off);
            opened.add(hardware::close);
            model = new VirtualBoxModel(this.folder.resolve("host"), hardware, POWER);
            opened.add(model::close);
            Distribution mysql = new Distribution(cache);
            ADDRESSES.forEach((name, address) -> hardware.add(guest(name, address, mysql)));
            virtualBox = PracticeVirtualBox.install(model, this.folder.resolve("programs"));
            opened.add(virtualBox::close);
            switches = new Switches(this.folder, this::act);
            opened.add(switches::close);
            writeLabFile();
            ADDRESSES.keySet().forEach(this::switchOn);
            whole = true;
        } catch (IOException e) {
            throw Failure.because(e, "practice.folder", folder, String.valueOf(e.getMessage()));
        } finally {
            if (!whole) {
                opened.reversed().forEach(PracticeLab::closeHalf);
            }
        }
    }

    /// Part of a lab that did not come about, which is what is told.
    private static void closeHalf(Closeable part) {
        try {
            part.close();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "Part of a practice lab is left", e);
        }
    }

    private PracticeGuest guest(String name, String address, Distribution mysql) {
        if (!model.machineNames().contains(name)) {
            model.addMachine(name, List.of(address));
        }
        PracticeGuest guest = new PracticeGuest(
                new GuestDescription(name, folder.resolve(name), 0, List.of(address), PASSWORD, ""),
                platters,
                belongings,
                site -> new PracticeEngine(site, mysql, belongings));
        guests.put(name, guest);
        return guest;
    }

    private void off(String machine) {
        model.guestPoweredOff(machine);
    }

    private void switchOn(String machine) {
        model.start(machine);
        if (!model.awaitState(machine, MachineState.Running, PATIENCE)) {
            throw new IllegalStateException(machine + " does not start");
        }
    }

    private void writeLabFile() throws IOException {
        Path password = folder.resolve("ubuntu.password");
        Files.deleteIfExists(password);
        Files.writeString(password, PASSWORD + "\n");
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        }
        Map<String, Object> lab = new LinkedHashMap<>();
        lab.put("name", NAME);
        lab.put("virtualBoxFolder", "programs");
        lab.put("volumeFolder", "volumes");
        lab.put("webService", Map.of("address", "127.0.0.1", "guestAddress", "10.0.2.2", "port", FreePort.find()));
        lab.put(
                "machines",
                guests.values().stream().map(guest -> machine(guest, password)).toList());
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValue(labFile().toFile(), lab);
    }

    private static Map<String, Object> machine(PracticeGuest guest, Path password) {
        return Map.of(
                "name", guest.name(),
                "ssh",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                guest.port(),
                                "user",
                                "ubuntu",
                                "passwordFile",
                                String.valueOf(password.getFileName())));
    }

    public Path folder() {
        return folder;
    }

    /// What describes it to Mooring. Read anew after opening: its ports are others each time.
    public Path labFile() {
        return folder.resolve("lab.json");
    }

    /// Whether two guests ever had the same disk mounted, told; empty: never.
    public List<String> collisions() {
        return platters.collisions().stream().map(String::valueOf).toList();
    }

    /// Lets it happen.
    ///
    /// @param machine whom it befalls; the host's befall nobody
    public void breakIt(BadDay day, Optional<String> machine) {
        PracticeGuest guest = guest(day, machine);
        switch (day) {
            case POWER -> model.cutPower(guest.name());
            case NETWORK -> guest.cutNetwork();
            case SLOW -> guest.slowNetwork(SLOW);
            case HOSTKEY -> guest.changeHostKey();
            case PORTS -> model.takeAllPorts(guest.name());
            case FOLDER -> model.setFull(true);
            case WEBSERVICE -> virtualBox.endServices();
            case SESSIONS -> virtualBox.expireSessions();
        }
    }

    /// Takes it back, where it does not end by itself.
    public void mend(BadDay day, Optional<String> machine) {
        PracticeGuest guest = guest(day, machine);
        switch (day) {
            case POWER -> {
                if (model.state(guest.name()) != MachineState.Running) {
                    switchOn(guest.name());
                }
            }
            case NETWORK, SLOW -> guest.healNetwork();
            case PORTS -> model.freePorts(guest.name());
            case FOLDER -> model.setFull(false);
            case HOSTKEY, WEBSERVICE, SESSIONS -> {}
        }
    }

    /// For what befalls the host, any.
    private PracticeGuest guest(BadDay day, Optional<String> machine) {
        String name =
                machine.orElse(day.ofMachine() ? "" : guests.keySet().iterator().next());
        return Optional.ofNullable(guests.get(name))
                .orElseThrow(() -> Failure.usage("practice.machine", day.word(), String.join(", ", guests.keySet())));
    }

    /// Has the lab that runs in that folder, in whichever process, let it happen or take it back. Failures:
    /// `practice.gone`, `practice.day`, `practice.refused`. Returns what to tell the person.
    public static String ask(Path folder, boolean mend, String day, Optional<String> machine) {
        BadDay known = BadDay.of(day).orElseThrow(() -> Failure.usage("practice.day", day, words()));
        if (machine.isPresent() ? !ADDRESSES.containsKey(machine.get()) : known.ofMachine()) {
            throw Failure.usage("practice.machine", day, String.join(", ", ADDRESSES.keySet()));
        }
        if (mend && !known.isMendable()) {
            return known.end(machine);
        }
        Switches.ask(folder, (mend ? "mend " : "break ") + day + " " + machine.orElse(""));
        return mend ? "Done." : "Done. " + known.end(machine);
    }

    private static String words() {
        return String.join(
                ", ", Arrays.stream(BadDay.values()).map(BadDay::word).toList());
    }

    /// What a switch says. Returns why it cannot be done, or nothing.
    private String act(String line) {
        String[] words = line.split(" ", 3);
        Optional<BadDay> day = words.length > 1 ? BadDay.of(words[1]) : Optional.empty();
        Optional<String> machine = Optional.of(words.length > 2 ? words[2] : "").filter(name -> !name.isEmpty());
        if (day.isEmpty()) {
            return "unknown: " + line;
        }
        try {
            if (words[0].equals("mend")) {
                mend(day.get(), machine);
            } else {
                breakIt(day.get(), machine);
            }
            return "";
        } catch (Failure | Fault | UncheckedIOException | IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /// Ends it as if the host had lost its power: what is kept is what was on the disks.
    @Override
    public void close() {
        try (taken;
                // Once more: a command that was broken off may have written late.
                Closeable _ = () -> closeHalf(belongings::end);
                switches;
                virtualBox;
                hardware) {
            model.close(); // first: a guest that still boots would not be cut
        } catch (IOException | UncheckedIOException e) {
            throw Failure.because(e, "practice.folder", folder, String.valueOf(e.getMessage()));
        }
    }
}
