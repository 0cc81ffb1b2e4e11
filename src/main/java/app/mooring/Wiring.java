package app.mooring;

import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LiveInventory;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Machines;
import app.mooring.lab.VolumeFolder;
import app.mooring.lab.Watching;
import app.mooring.migration.Interruptions;
import app.mooring.migration.Recovery;
import app.mooring.migration.Site;
import app.mooring.operation.Journals;
import app.mooring.operation.LabLock;
import app.mooring.operation.Listener;
import app.mooring.plugin.MooringPlugin;
import app.mooring.plugin.RexRay;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import app.mooring.setup.RexRaySetup;
import app.mooring.setup.WebServiceControl;
import app.mooring.ssh.Command;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import app.mooring.virtualbox.host.MachineProcesses;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What all parts of an opened lab have in common: the ways to VirtualBox and into the guests, and the lock.
final class Wiring implements AutoCloseable {
    final Path file;
    final Lab lab;
    final Home home;
    final Path folder;
    final Path installed;
    final WebServiceControl control;
    final WebService virtualBox;
    final Guests guests;
    private final HostKeyQuestion question;

    /// @param installed Mooring's own folder
    /// @param file the lab's
    Wiring(Home home, Path installed, Path file, Lab lab, HostKeyQuestion question) {
        this.file = file;
        this.lab = lab;
        this.home = home;
        this.installed = installed;
        this.folder = home.folder().resolve(lab.name());
        this.control = new WebServiceControl(home, lab, System.getenv());
        this.virtualBox = new WebService(control.endpoint());
        this.question = question;
        this.guests = guests(hostKeys(question));
    }

    private HostKeys hostKeys(HostKeyQuestion question) {
        return new HostKeys(
                home.folder().resolve("known_hosts"), List.of(home.user().resolve(".ssh/known_hosts")), question);
    }

    private Guests guests(HostKeys hostKeys) {
        return new Guests(
                lab,
                SshConfig.read(home.user().resolve(".ssh/config"), home.user()),
                hostKeys,
                Home::secret,
                Secrets.of(home)::require);
    }

    /// By a connection of its own: the others stay as they are, and meet the key when they are made anew.
    void decideHostKey(String machine) {
        try (Guests fresh = guests(hostKeys(question).decidingAnew())) {
            fresh.of(machine).shell().run(Command.of("true"));
        }
    }

    /// By connections of its own, so that nothing waits for a look, and no look for anything. Nobody is asked
    /// about host keys: who looks does not know whether there is a person.
    Watching watch(Consumer<LabSnapshot> told) {
        return LiveInventory.begin(
                lab,
                control::running,
                new Interruptions(journals(), site(), this::locks)::all,
                new WebService(control.endpoint()),
                guests(hostKeys(HostKeyQuestion.NO)),
                RexRaySetup.isWanted(lab) ? RexRay.UNIT : MooringPlugin.UNIT,
                told);
    }

    /// The driver's, one for each kind of guest.
    Path bundles() {
        return installed.resolve("driver");
    }

    /// While it is held, no other Mooring changes this lab, nor another that has the same volumes.
    LabLock lock() {
        return LabLock.acquire(locks());
    }

    private List<Path> locks() {
        return Stream.concat(Stream.of(folder.resolve("lock")), volumeFolder().lock().stream())
                .toList();
    }

    Recovery recovery(Listener listener) {
        return new Recovery(guests, journals(), site(), line -> listener.progress("recovery", line));
    }

    private Site site() {
        return new Site(lab.volumeFolder(), new Machines(virtualBox)::uuid);
    }

    private Journals journals() {
        return new Journals(folder.resolve("journal"));
    }

    VolumeFolder volumeFolder() {
        return new VolumeFolder(virtualBox, lab.volumeFolder());
    }

    MachineControl machineControl() {
        return new MachineControl(virtualBox);
    }

    Attachments attachments() {
        return new Attachments(virtualBox, this::mayLive);
    }

    private boolean mayLive(String uuid, String name) {
        return MachineProcesses.mayLive(uuid, name, () -> machineControl().countOn());
    }

    void requireRoom(String volume, Guest guest) {
        attachments()
                .requireRoom(
                        volumeFolder().find(volume),
                        guest.name(),
                        guest.machine().controller());
    }

    @Override
    public void close() {
        guests.close();
        virtualBox.close();
    }
}
