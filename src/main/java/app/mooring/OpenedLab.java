package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Inventory;
import app.mooring.lab.Lab;
import app.mooring.lab.LabFile;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LiveInventory;
import app.mooring.lab.Machine;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Machines;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.lab.Watching;
import app.mooring.migration.Demo;
import app.mooring.migration.DemoReport;
import app.mooring.migration.Failover;
import app.mooring.migration.Move;
import app.mooring.migration.MovePlan;
import app.mooring.migration.Recovery;
import app.mooring.migration.Site;
import app.mooring.operation.Journals;
import app.mooring.operation.LabLock;
import app.mooring.operation.Listener;
import app.mooring.operation.StepResult;
import app.mooring.plugin.MooringPlugin;
import app.mooring.plugin.PluginStatus;
import app.mooring.plugin.RexRay;
import app.mooring.settings.Home;
import app.mooring.setup.Doctor;
import app.mooring.setup.PluginSetup;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import app.mooring.setup.RexRaySetup;
import app.mooring.setup.Setup;
import app.mooring.setup.WebServiceControl;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import app.mooring.virtualbox.host.MachineProcesses;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A lab's rooms, wired.
final class OpenedLab implements Rooms.Opened {
    private final Lab lab;
    private final Home home;
    private final Path folder;
    private final Path bundles;
    private final WebServiceControl control;
    private final WebService virtualBox;
    private final Guests guests;

    private OpenedLab(Home home, Path installed, Lab lab, HostKeyQuestion question) {
        this.lab = lab;
        this.home = home;
        this.folder = home.folder().resolve(lab.name());
        this.bundles = installed.resolve("driver");
        this.control = new WebServiceControl(home, lab, System.getenv());
        this.virtualBox = new WebService(control.endpoint());
        this.guests = guests(question);
    }

    private Guests guests(HostKeyQuestion question) {
        Path ssh = home.user().resolve(".ssh");
        return new Guests(
                lab,
                SshConfig.read(ssh.resolve("config"), home.user()),
                new HostKeys(home.folder().resolve("known_hosts"), List.of(ssh.resolve("known_hosts")), question),
                Home::secret);
    }

    /// @param installed Mooring's own folder, with the driver's bundles in `driver`
    static OpenedLab of(Home home, Path installed, Optional<Path> labFile, HostKeyQuestion question) {
        return new OpenedLab(home, installed, LabFile.read(labFile.orElseGet(home::labFile), home.user()), question);
    }

    private List<Requirement> requirements() {
        return Requirements.of(lab, control, virtualBox, guests, bundles);
    }

    private PluginSetup plugin(Guest guest) {
        return new PluginSetup(lab, guest, control, bundles);
    }

    private RexRaySetup rexRay(Guest guest) {
        return new RexRaySetup(lab, guest, control);
    }

    private Recovery recovery(Listener listener) {
        Site site = new Site(lab.volumeFolder(), new Machines(virtualBox)::uuid);
        return new Recovery(
                guests, new Journals(folder.resolve("journal")), site, line -> listener.progress("recovery", line));
    }

    /// While it is held, no other Mooring changes this lab, nor another that has the same volumes.
    private LabLock lock() {
        return LabLock.acquire(Stream.concat(Stream.of(folder.resolve("lock")), volumeFolder().lock().stream())
                .toList());
    }

    @Override
    public DemoReport demo(Listener listener, Consumer<DemoReport> ofFailed) {
        if (guests.all().size() < 2) {
            throw Failure.usage("migration.twoMachines");
        }
        Path password = home.generatedSecret(lab.name() + "/demo.password");
        try (LabLock _ = lock()) {
            return new Demo(
                            guests.all().get(0),
                            guests.all().get(1),
                            volumeFolder(),
                            lab.driver(),
                            () -> Home.secret(password),
                            folder,
                            recovery(listener),
                            listener)
                    .run(ofFailed);
        }
    }

    @Override
    public Move.Report move(String container, String to, Listener listener) {
        guests.of(to);
        try (LabLock _ = lock()) {
            return new Move(guests, lab.driver(), recovery(listener), this::requireRoom, listener).run(container, to);
        }
    }

    private boolean mayLive(String uuid, String name) {
        return MachineProcesses.mayLive(uuid, name, () -> new MachineControl(virtualBox).countOn());
    }

    private Attachments attachments() {
        return new Attachments(virtualBox, this::mayLive);
    }

    private void requireRoom(String volume, Guest guest) {
        attachments()
                .requireRoom(
                        volumeFolder().find(volume),
                        guest.name(),
                        guest.machine().controller());
    }

    @Override
    public Failover.Report failover(String volume, String to, boolean powerOff, Listener listener) {
        guests.of(to);
        try (LabLock _ = lock()) {
            return new Failover(
                            guests,
                            volumeFolder(),
                            attachments(),
                            new MachineControl(virtualBox),
                            lab.driver(),
                            recovery(listener),
                            listener)
                    .run(volume, to, powerOff);
        }
    }

    @Override
    public List<Doctor.Diagnosis> doctor() {
        return Doctor.examine(requirements());
    }

    @Override
    public List<Doctor.Diagnosis> setup(Listener listener, Predicate<Requirement> agreed) {
        try (LabLock _ = lock()) {
            return new Setup(listener, agreed).run(requirements());
        }
    }

    @Override
    public List<PluginStatus> plugins() {
        return guests.all().stream()
                .map(guest -> RexRaySetup.isWanted(lab)
                        ? rexRay(guest).status()
                        : plugin(guest).status())
                .toList();
    }

    @Override
    public boolean installPlugin(String machine, Consumer<String> told) {
        try (LabLock _ = lock()) {
            Guest guest = guests.of(machine);
            return RexRaySetup.isWanted(lab)
                    ? rexRay(guest).provide()
                    : plugin(guest).provide(told);
        }
    }

    @Override
    public void uninstallPlugin(String machine) {
        try (LabLock _ = lock()) {
            Guest guest = guests.of(machine);
            if (RexRaySetup.isWanted(lab)) {
                throw Failure.refused("plugin.notOurs", guest.name());
            }
            plugin(guest).uninstall();
        }
    }

    @Override
    public List<Machine> machines() {
        return new Machines(virtualBox).list();
    }

    @Override
    public Machine machine(String name) {
        return new Machines(virtualBox).find(name);
    }

    @Override
    public boolean startMachine(String name) {
        try (LabLock _ = lock()) {
            return new MachineControl(virtualBox).start(name);
        }
    }

    @Override
    public boolean stopMachine(String name) {
        try (LabLock _ = lock()) {
            return new MachineControl(virtualBox).stop(name);
        }
    }

    @Override
    public List<String> prepareStorage(String name) {
        Lab.Machine wanted = lab.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage("lab.notInLab", name));
        try (LabLock _ = lock()) {
            return new MachineControl(virtualBox).prepareStorage(name, wanted.controller(), wanted.ports());
        }
    }

    private VolumeFolder volumeFolder() {
        return new VolumeFolder(virtualBox, lab.volumeFolder());
    }

    @Override
    public List<Volume> volumes() {
        return new Inventory(volumeFolder(), guests).list();
    }

    @Override
    public Volume volume(String name) {
        return new Inventory(volumeFolder(), guests).find(name);
    }

    @Override
    public Volume createVolume(String name, long bytes) {
        try (LabLock _ = lock()) {
            return volumeFolder().create(name, bytes);
        }
    }

    @Override
    public void removeVolume(String name) {
        try (LabLock _ = lock()) {
            Recovery recovery = recovery(Listener.SILENT);
            recovery.settle();
            recovery.require(List.of(name));
            volumeFolder().remove(name);
        }
    }

    @Override
    public Rooms.WebServiceStatus webService() {
        Optional<ProcessHandle> process = control.running();
        Optional<String> version = version();
        return new Rooms.WebServiceStatus(
                lab.webService().uri().toString(),
                process.isPresent(),
                process.map(ProcessHandle::pid).orElse(0L),
                version.isPresent(),
                version.orElse(""),
                lab.webService().login(),
                lab.webService().tls());
    }

    private Optional<String> version() {
        try {
            return Optional.of(control.version());
        } catch (Failure notYet) {
            return Optional.empty();
        }
    }

    @Override
    public boolean startWebService() {
        return control.start();
    }

    @Override
    public boolean stopWebService() {
        return control.stop();
    }

    @Override
    public List<String> webServiceLog(int lines) {
        return control.log(lines);
    }

    @Override
    public void close() {
        guests.close();
        virtualBox.close();
    }

    @Override
    public Lab lab() {
        return lab;
    }

    @Override
    public Watching watch(Consumer<LabSnapshot> told) {
        return LiveInventory.begin(
                lab,
                control::running,
                new WebService(control.endpoint()),
                guests(HostKeyQuestion.NO),
                RexRaySetup.isWanted(lab) ? RexRay.UNIT : MooringPlugin.UNIT,
                told);
    }

    @Override
    public MovePlan planMove(String volume, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StepResult> carryOut(MovePlan plan, Listener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean detachVolume(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PluginStatus plugin(String machine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> pluginDifference(String machine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void configurePlugin(String machine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void followPluginLog(String machine, Consumer<String> line) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean powerOffMachine(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Volume createVolume(String name, long bytes, String fileSystem, String machine) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void followWebServiceLog(Consumer<String> line) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> webServiceClients() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean startsAtLogIn() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void startAtLogIn(boolean wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<MovePlan.PlannedStep> planDemo(boolean powerCut) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DemoReport powerCutDemo(Listener listener, Consumer<DemoReport> ofFailed) {
        throw new UnsupportedOperationException();
    }
}
