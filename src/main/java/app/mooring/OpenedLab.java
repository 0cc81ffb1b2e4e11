package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.lab.Lab;
import app.mooring.lab.LabFile;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.lab.Watching;
import app.mooring.migration.DemoReport;
import app.mooring.migration.Failover;
import app.mooring.migration.Move;
import app.mooring.migration.MovePlan;
import app.mooring.operation.LabLock;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.plugin.PluginStatus;
import app.mooring.settings.Home;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.setup.Requirements;
import app.mooring.setup.Setup;
import app.mooring.ssh.HostKeyQuestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A lab that was opened: its parts, put together.
final class OpenedLab implements Rooms.Opened {
    private final Wiring wiring;
    private final LabVolumes volumes;
    private final LabMachines machines;
    private final LabPlugins plugins;
    private final LabWebService webService;
    private final LabMoves moves;

    private OpenedLab(Wiring wiring) {
        this.wiring = wiring;
        this.volumes = new LabVolumes(wiring);
        this.machines = new LabMachines(wiring);
        this.plugins = new LabPlugins(wiring);
        this.webService = new LabWebService(wiring);
        this.moves = new LabMoves(wiring);
    }

    /// @param installed Mooring's own folder, with the driver's bundles in `driver`
    static OpenedLab of(Home home, Path installed, Optional<Path> labFile, HostKeyQuestion question) {
        Path file = labFile.orElseGet(home::labFile).toAbsolutePath().normalize();
        return new OpenedLab(new Wiring(home, installed, file, LabFile.read(file, home.user()), question));
    }

    private List<Requirement> requirements() {
        return Requirements.of(wiring.lab, wiring.control, wiring.virtualBox, wiring.guests, wiring.bundles());
    }

    @Override
    public Lab lab() {
        return wiring.lab;
    }

    @Override
    public Watching watch(Consumer<LabSnapshot> told) {
        return wiring.watch(told);
    }

    @Override
    public List<Doctor.Diagnosis> doctor() {
        return Doctor.examine(requirements());
    }

    @Override
    public List<Doctor.Diagnosis> setup(Listener listener, Predicate<Requirement> agreed) {
        try (LabLock _ = wiring.lock()) {
            return new Setup(listener, agreed).run(requirements());
        }
    }

    @Override
    public DemoReport demo(Listener listener, Consumer<DemoReport> ofFailed) {
        return moves.demo(listener, ofFailed);
    }

    @Override
    public List<MovePlan.PlannedStep> planDemo(boolean powerCut) {
        return moves.planDemo(powerCut);
    }

    @Override
    public DemoReport powerCutDemo(Listener listener, Consumer<DemoReport> ofFailed) {
        return moves.powerCutDemo(listener, ofFailed);
    }

    @Override
    public Move.Report move(String container, String to, Listener listener) {
        return moves.move(container, to, listener);
    }

    @Override
    public Failover.Report failover(String volume, String to, boolean powerOff, Listener listener) {
        return moves.failover(volume, to, powerOff, listener);
    }

    @Override
    public MovePlan planMove(String volume, String to) {
        return moves.plan(volume, to);
    }

    @Override
    public List<StepResult> carryOut(MovePlan plan, Listener listener) {
        return moves.carryOut(plan, listener);
    }

    @Override
    public void settle(Listener listener) {
        moves.settle(listener);
    }

    @Override
    public List<Volume> volumes() {
        return volumes.all();
    }

    @Override
    public Volume volume(String name) {
        return volumes.of(name);
    }

    @Override
    public Volume createVolume(String name, long bytes) {
        return volumes.create(name, bytes);
    }

    @Override
    public Volume createVolume(String name, long bytes, String fileSystem, String machine) {
        return volumes.create(name, bytes, fileSystem, machine);
    }

    @Override
    public boolean detachVolume(String name) {
        return volumes.detach(name);
    }

    @Override
    public boolean detachVolume(String name, String machine, boolean off) {
        return volumes.detach(name, machine, off);
    }

    @Override
    public List<String> removeVolume(Volume volume) {
        return volumes.remove(volume);
    }

    @Override
    public void detachAndRemoveVolume(Volume volume) {
        volumes.detachAndRemove(volume);
    }

    @Override
    public void decideHostKey(String machine) {
        wiring.decideHostKey(machine);
    }

    @Override
    public PluginStatus plugin(String machine) {
        return plugins.of(machine);
    }

    @Override
    public List<String> pluginDifference(String machine) {
        return plugins.difference(machine);
    }

    @Override
    public void configurePlugin(String machine) {
        plugins.configure(machine);
    }

    @Override
    public void followPluginLog(String machine, Consumer<String> line) {
        plugins.follow(machine, line);
    }

    @Override
    public boolean installPlugin(String machine, Consumer<Progress> told) {
        return plugins.install(machine, told);
    }

    @Override
    public void uninstallPlugin(String machine) {
        plugins.uninstall(machine);
    }

    @Override
    public List<Machine> machines() {
        return machines.all();
    }

    @Override
    public Machine machine(String name) {
        return machines.of(name);
    }

    @Override
    public boolean startMachine(String name) {
        return machines.start(name);
    }

    @Override
    public boolean stopMachine(String name) {
        return machines.stop(name);
    }

    @Override
    public boolean powerOffMachine(String name) {
        return machines.powerOff(name);
    }

    @Override
    public List<Progress> prepareStorage(String name, boolean restart, Listener listener) {
        return machines.prepareStorage(name, restart, listener);
    }

    @Override
    public Rooms.WebServiceStatus webService() {
        return webService.status();
    }

    @Override
    public boolean startWebService() {
        return wiring.control.start();
    }

    @Override
    public boolean stopWebService() {
        return webService.stop();
    }

    @Override
    public void restartWebService() {
        webService.restart();
    }

    @Override
    public List<String> webServiceLog(int lines) {
        return wiring.control.log(lines);
    }

    @Override
    public void followWebServiceLog(Consumer<String> line) {
        wiring.control.follow(line);
    }

    @Override
    public List<Rooms.WebServiceClient> webServiceClients() {
        return webService.clients();
    }

    @Override
    public boolean startsAtLogIn() {
        return webService.logInStart().wanted();
    }

    @Override
    public void startAtLogIn(boolean wanted) {
        webService.logInStart().want(wanted);
    }

    @Override
    public void close() {
        wiring.close();
    }
}
