package app.mooring.face;

import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.lab.Watching;
import app.mooring.migration.DemoReport;
import app.mooring.migration.Failover;
import app.mooring.migration.Move;
import app.mooring.migration.MovePlan;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.plugin.PluginStatus;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.ssh.HostKeyQuestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a face, the command line or the window, can ask for. `Main` wires it to a lab.
public interface Rooms {
    /// The lab of that file, or of the usual one.
    ///
    /// @param question is asked about guests that were never seen
    Opened open(Optional<Path> labFile, HostKeyQuestion question);

    /// A practice lab, begun in that folder and kept there, or in one that is thrown away at the end.
    Practice practice(Optional<Path> kept);

    /// Has the practice lab of that lab file let a bad day happen, or take it back.
    ///
    /// @param day what befalls it; see `PracticeLab`
    /// @return what to tell the person
    String badDay(Optional<Path> labFile, boolean mend, String day, Optional<String> machine);

    /// The labs that the person has. The first one is that of the usual lab file, where there is one.
    List<Listed> labs();

    /// Writes a lab file for that lab, after reading it back and finding the same; the file. Secrets go to the
    /// keychain, and only where each lies stands in the file.
    ///
    /// @param another whether it is one more, so that none of that name may be there: `settings.labExists`.
    /// Otherwise the one of that name is replaced
    /// @param secrets passwords by what they are for: `webservice`, or `ssh/MACHINE`
    Path writeLab(Lab lab, boolean another, Map<String, char[]> secrets);

    /// What can be seen before there is a lab, or while one is being changed.
    ///
    /// @param kept the lab whose passwords are used where none is given
    Discovery discovery(Optional<Lab> kept);

    /// A lab that the person has.
    ///
    /// @param name its own; of one whose file is broken that of the file
    record Listed(Path file, String name) {}

    /// A practice lab that runs.
    interface Practice extends AutoCloseable {
        Path labFile();

        /// The program that speaks to it from elsewhere.
        Path program();

        /// What `MOORING_HOME` is for those who use it from elsewhere.
        Path home();

        Opened open(HostKeyQuestion question);

        /// Has a bad day happen, or takes it back; what to tell the person. See `BadDay`.
        String badDay(boolean mend, String day, Optional<String> machine);

        @Override
        void close();
    }

    /// A lab, ready to be asked.
    interface Opened extends AutoCloseable {
        /// What the lab file says.
        Lab lab();

        /// Watches the lab until it is closed. The first snapshot comes at once, with what is known then; others as
        /// the lab changes. Each guest is asked on its own: one that does not answer holds up nothing.
        ///
        /// @param told on a thread of its own, one at a time; returns soon
        Watching watch(Consumer<LabSnapshot> told);

        /// Looks at all that the lab needs, and changes nothing.
        List<Doctor.Diagnosis> doctor();

        /// Brings about what the lab needs. What was found at the end.
        ///
        /// @param agreed asks whether something may be mended
        List<Doctor.Diagnosis> setup(Listener listener, Predicate<Requirement> agreed);

        /// The demo, on the first two machines of the lab.
        ///
        /// @param ofFailed gets the report of a run that failed, before the failure is thrown
        DemoReport demo(Listener listener, Consumer<DemoReport> ofFailed);

        /// The steps that the demo will take, with what they took the last time.
        ///
        /// @param powerCut whether the first machine dies, rather than its container
        List<MovePlan.PlannedStep> planDemo(boolean powerCut);

        /// The demo with a machine that dies: the power of the first machine is cut while the database runs, and it
        /// goes on on the second. The first machine is started again at the end.
        DemoReport powerCutDemo(Listener listener, Consumer<DemoReport> ofFailed);

        Move.Report move(String container, String to, Listener listener);

        Failover.Report failover(String volume, String to, boolean powerOff, Listener listener);

        /// What moving a volume to that machine would do; all that stands in its way is a failure.
        MovePlan planMove(String volume, String to);

        /// Does what the plan says, after planning it anew: when another plan comes out by now, it fails with
        /// `migration.planChanged` and nothing is done. What was done, a step each.
        List<StepResult> carryOut(MovePlan plan, Listener listener);

        /// Settles what interrupted operations left, as every operation does before it begins. Failures: the first of
        /// what cannot be settled now.
        void settle(Listener listener);

        /// Detaches a volume from the machine that has it, where nothing uses it. Returns whether it was attached.
        boolean detachVolume(String name);

        /// The same, as a person agreed to it. Failures also: `migration.detachChanged` when another machine has it by
        /// now, or the machine is off and that was not agreed to.
        ///
        /// @param machine that was seen to have it
        /// @param off whether it may be off: what it had not written is lost then
        boolean detachVolume(String name, String machine, boolean off);

        /// Has the person decide about the host key that the guest shows now, be it unknown or another than before.
        /// Failures: `ssh.hostKey.*` where it is not trusted, others of SSH.
        void decideHostKey(String machine);

        /// The plugin in one guest.
        PluginStatus plugin(String machine);

        /// How the plugin's configuration in the guest differs from what the lab wants, a line each with `-` or `+`
        /// before it; empty: not at all. Secrets are left out.
        List<String> pluginDifference(String machine);

        /// Brings the plugin's configuration in the guest in line, and restarts it. Failures: as of installing it.
        void configurePlugin(String machine);

        /// Follows the log of the plugin's service, from its last lines on, until the thread is interrupted or the
        /// connection ends.
        void followPluginLog(String machine, Consumer<String> line);

        /// Returns whether anything had to be changed. Failures: `lab.otherGuest` when what answers is not in that
        /// machine, `lab.noMachine`, `virtualbox.unreachable` and others of VirtualBox, which alone knows.
        boolean installPlugin(String machine, Consumer<Progress> told);

        /// Failures: `lab.otherGuest` and `lab.noMachine`; `plugin.otherMachine` when VirtualBox does not say, and the
        /// plugin there is configured for another machine; `plugin.mounted` while a volume is mounted there.
        void uninstallPlugin(String machine);

        List<Machine> machines();

        Machine machine(String name);

        /// Starts it, and returns when it runs. Returns whether it was off.
        boolean startMachine(String name);

        /// Asks its guest to shut down, and returns when it is off. Returns whether it ran.
        boolean stopMachine(String name);

        /// Cuts its power, and returns when it is off. Returns whether it was on.
        boolean powerOffMachine(String name);

        /// Removes its IDE controllers and sets the number of its SATA ports; returns what was changed.
        ///
        /// @param restart whether one that runs is shut down before and started again after, whatever
        /// became of its storage; else it is refused: `lab.machineState`
        /// @param listener is told of the steps `stop`, `storage` and `start`
        List<Progress> prepareStorage(String name, boolean restart, Listener listener);

        List<Volume> volumes();

        Volume volume(String name);

        Volume createVolume(String name, long bytes);

        /// A new volume, made by the driver in that guest, with that file system. Failures: those of Docker.
        ///
        /// @param fileSystem `ext4` or `xfs`
        Volume createVolume(String name, long bytes, String fileSystem, String machine);

        /// Removes exactly this one for good. Failures: `lab.volumeChanged` when another has got its name.
        /// Returns the names of the guests that did not answer: nobody knows whether a container there
        /// needs it.
        List<String> removeVolume(Volume volume);

        /// Takes it from the machine that has it, and removes it for good, under one lock. Nothing is detached
        /// where anything uses it, or a container, running or not, has it; nor from a machine that is off,
        /// since only its guest could say that nothing needs it. Failures: those of [#detachVolume] and
        /// [#removeVolume]; when the last one fails, it stays detached.
        void detachAndRemoveVolume(Volume volume);

        WebServiceStatus webService();

        /// Starts it as the lab says, and returns when it lets us in. Returns whether it had to be started.
        boolean startWebService();

        /// Returns whether one ran. Refused like [#restartWebService].
        boolean stopWebService();

        /// Stops it where it runs, and starts it. Refused with `operation.busy` or `operation.locked` while something
        /// is done in the lab, which needs it.
        void restartWebService();

        /// The last lines of its log, oldest first. Failures: `webservice.log` when it cannot be read.
        List<String> webServiceLog(int lines);

        /// Follows the web service's log, from its last lines on, until the thread is interrupted. Failures:
        /// `webservice.log`.
        void followWebServiceLog(Consumer<String> line);

        /// Who is connected to the web service. Failures: `webservice.clients` where the system does not tell.
        List<WebServiceClient> webServiceClients();

        /// Whether the web service is started when the person logs in.
        boolean startsAtLogIn();

        /// Has it started when the person logs in, or not: a launchd agent on macOS, a systemd user unit on Linux.
        /// Failures: `webservice.atLogIn` where the system has neither.
        void startAtLogIn(boolean wanted);

        @Override
        void close();
    }

    /// How it stands with the web service.
    ///
    /// @param answers whether it lets Mooring in
    /// @param version VirtualBox's, empty while it does not answer
    record WebServiceStatus(
            String url, boolean running, long process, boolean answers, String version, boolean login, boolean tls) {}

    /// One that is connected to the web service.
    ///
    /// @param address its address and port
    /// @param machine the machine of the lab whose guest it is; empty: none, or that cannot be told
    /// @param own whether it is this Mooring
    record WebServiceClient(String address, String machine, boolean own) {}

    /// What can be seen of VirtualBox and of guests before there is a lab: what a form tests as it is typed. Each of
    /// these blocks, changes nothing, and is interruptible.
    interface Discovery {
        /// Where VirtualBox is; empty: not found. Failures: `virtualbox.installation` for a folder that has none.
        Optional<Path> virtualBox(Optional<Path> folder);

        /// The names of the machines that VirtualBox has, by VBoxManage: no web service is needed.
        List<String> machines(Optional<Path> folder);

        /// VirtualBox's version, from the web service there. Failures: `virtualbox.*`, `settings.*`.
        ///
        /// @param password empty: the one that the lab keeps
        String webService(Lab.WebService webService, char[] password);

        /// What a guest says when it is logged in to: its Docker's version. Failures: `ssh.*`, `docker.*`,
        /// `settings.*`.
        ///
        /// @param password empty: the one that the lab keeps, where it keeps one, else by key or agent only
        String guest(Lab.Machine machine, char[] password, HostKeyQuestion question);
    }
}
