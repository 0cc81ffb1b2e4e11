package app.mooring.cli;

import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.migration.DemoReport;
import app.mooring.migration.Failover;
import app.mooring.migration.Move;
import app.mooring.operation.Listener;
import app.mooring.plugin.PluginStatus;
import app.mooring.setup.Doctor;
import app.mooring.setup.Requirement;
import app.mooring.ssh.HostKeyQuestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the command line can ask for. `Main` wires it to a lab.
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

    /// A practice lab that runs.
    interface Practice extends AutoCloseable {
        Path labFile();

        /// The program that speaks to it from elsewhere.
        Path program();

        /// What `MOORING_HOME` is for those who use it from elsewhere.
        Path home();

        Opened open(HostKeyQuestion question);

        @Override
        void close();
    }

    /// A lab, ready to be asked.
    interface Opened extends AutoCloseable {
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

        Move.Report move(String container, String to, Listener listener);

        Failover.Report failover(String volume, String to, boolean powerOff, Listener listener);

        List<PluginStatus> plugins();

        /// Returns whether anything had to be changed.
        boolean installPlugin(String machine, Consumer<String> told);

        void uninstallPlugin(String machine);

        List<Machine> machines();

        Machine machine(String name);

        /// Starts it, and returns when it runs. Returns whether it was off.
        boolean startMachine(String name);

        /// Asks its guest to shut down, and returns when it is off. Returns whether it ran.
        boolean stopMachine(String name);

        /// Removes its IDE controllers and sets the number of its SATA ports; returns what was changed, a line
        /// each.
        List<String> prepareStorage(String name);

        List<Volume> volumes();

        Volume volume(String name);

        Volume createVolume(String name, long bytes);

        void removeVolume(String name);

        WebServiceStatus webService();

        /// Starts it as the lab says, and returns when it lets us in. Returns whether it had to be started.
        boolean startWebService();

        /// Returns whether one ran.
        boolean stopWebService();

        List<String> webServiceLog(int lines);

        @Override
        void close();
    }

    /// How it stands with the web service.
    ///
    /// @param answers whether it lets Mooring in
    /// @param version VirtualBox's, empty while it does not answer
    record WebServiceStatus(
            String url, boolean running, long process, boolean answers, String version, boolean login, boolean tls) {}
}
