package app.mooring.practice.guest;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.plugin.DriverConfiguration;
import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import app.mooring.practice.FreePort;
import app.mooring.practice.guest.disk.Platters;
import app.mooring.practice.virtualbox.PracticeVirtualBox;
import app.mooring.practice.virtualbox.VirtualBoxModel;
import app.mooring.ssh.Address;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.Login;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.host.Installation;
import app.mooring.virtualbox.host.WebServiceProcess;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The practice lab's VirtualBox with the machines `ubuntu2` and `ubuntu3`, and a guest in each. Both are off.
public final class PlayedLab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "pass word";

    final Path folder;
    final Path volumes;
    final Platters platters;
    final Map<String, PracticeGuest> guests = new HashMap<>();
    final Map<String, FakeEngine> engines = new HashMap<>();
    private final PracticeGuests hardware = new PracticeGuests(this::off);
    private final VirtualBoxModel model;
    private final PracticeVirtualBox installed;
    private final WebServiceProcess process;
    private final int port = FreePort.find();

    /// A newcomer's: no web service runs, and nothing is prepared.
    ///
    /// @param sudoPassword of both guests
    public PlayedLab(Path folder, String sudoPassword) throws IOException {
        this.folder = folder;
        this.volumes = Files.createDirectories(folder.resolve("volumes"));
        this.platters = new Platters(folder.resolve("platters"));
        this.model = new VirtualBoxModel(folder.resolve("host"), hardware, Duration.ofMillis(20));
        add("ubuntu2", "0800274D0012", sudoPassword);
        add("ubuntu3", "0800274D0013", sudoPassword);
        this.installed = PracticeVirtualBox.install(model, folder.resolve("programs"));
        this.process =
                new WebServiceProcess(installation(), "127.0.0.1", port, Optional.empty(), folder.resolve("service"));
    }

    /// With its web service, which asks for no login, and machines prepared for volumes.
    static PlayedLab prepared(Path folder) throws IOException {
        PlayedLab lab = new PlayedLab(folder, "");
        lab.installation().manage(List.of("setproperty", "websrvauthlibrary", "null"));
        lab.process.start();
        lab.process.awaitListening();
        lab.prepare();
        return lab;
    }

    Installation installation() {
        return Installation.find(Optional.of(folder.resolve("programs")), Map.of());
    }

    private void add(String name, String address, String sudoPassword) {
        model.addMachine(name, List.of(address));
        PracticeGuest guest = new PracticeGuest(
                new GuestDescription(name, folder.resolve(name), 0, List.of(address), PASSWORD, sudoPassword),
                platters,
                new Belongings(folder.resolve("belongings")),
                this::engine);
        guests.put(name, guest);
        hardware.add(guest);
    }

    private FakeEngine engine(EngineSite site) {
        FakeEngine engine = new FakeEngine(site);
        engines.put(site.guest(), engine);
        return engine;
    }

    private void off(String machine) {
        model.guestPoweredOff(machine);
    }

    private void prepare() {
        try (WebService service = new WebService(endpoint())) {
            for (String name : List.of("ubuntu2", "ubuntu3")) {
                service.call(session -> {
                    try (MachineLock lock =
                            MachineLock.lock(session, session.vbox().findMachine(name), LockType.Write)) {
                        lock.machine().removeStorageController("IDE");
                        lock.machine().getStorageControllerByName("SATA").setPortCount(30);
                        lock.machine().saveSettings();
                    }
                    return name;
                });
            }
        }
    }

    Endpoint endpoint() {
        return Endpoint.of(URI.create("http://127.0.0.1:" + port + "/"), "", () -> new char[0]);
    }

    int port() {
        return port;
    }

    DriverConfiguration configuration(String machine) {
        return new DriverConfiguration(
                "mooring", "http://10.0.2.2:" + port, "", "", null, machine, "SATA", volumes.toString());
    }

    PracticeGuest guest(String machine) {
        return guests.get(machine);
    }

    /// Powers it on; it has booted when its engine runs.
    void start(String machine) throws InterruptedException {
        model.start(machine);
        assertThat(engines.get(machine).awaitRunning(true))
                .as(machine + " boots")
                .isTrue();
    }

    /// Presses its power button.
    void shutDown(String machine) {
        installation().manage(List.of("controlvm", machine, "acpipowerbutton"));
        await(machine, MachineState.PoweredOff);
    }

    void cutPower(String machine) throws InterruptedException {
        model.cutPower(machine);
        await(machine, MachineState.Aborted);
        assertThat(engines.get(machine).awaitRunning(false))
                .as(machine + " dies")
                .isTrue();
    }

    private void await(String machine, MachineState state) {
        assertThat(model.awaitState(machine, state, PATIENCE))
                .as(machine + " " + state)
                .isTrue();
    }

    public GuestShell shell(String machine, Login login) {
        HostKeys keys = new HostKeys(folder.resolve("known_hosts"), List.of(), (name, type, print) -> true);
        return new GuestShell(new Address(machine, "127.0.0.1", guest(machine).port(), "ubuntu"), login, keys);
    }

    public GuestShell shell(String machine) {
        return shell(machine, Login.withKeys(List.of()).andPassword(PASSWORD::toCharArray));
    }

    @Override
    public void close() throws IOException {
        model.close(); // first: a guest that still boots would not be cut
        hardware.close();
        // Not waited for: how soon an orphan is gone is up to the system's first process.
        process.running().ifPresent(ProcessHandle::destroy);
        installed.close();
    }
}
