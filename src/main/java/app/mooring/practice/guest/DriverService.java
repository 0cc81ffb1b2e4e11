package app.mooring.practice.guest;

import app.mooring.driver.Configuration;
import app.mooring.driver.Driver;
import app.mooring.practice.guest.disk.GuestDisks;
import app.mooring.practice.guest.service.Service;
import app.mooring.practice.guest.shell.GuestFiles;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The real driver, in this process, as it was installed and configured in the guest.
final class DriverService implements Service {
    /// What a played guest has of what the driver asks of one.
    record Surroundings(
            GuestFiles files,
            GuestDisks disks,
            Uplink uplink,
            Set<String> addresses,
            Supplier<String> dockerd,
            String boot) {
        /// What that file says, for a driver in this process.
        Configuration configuration(String file) {
            Configuration written = Configuration.read(files.host(file));
            return new Configuration(
                    uplink.through(written.webService()),
                    written.user(),
                    written.password(),
                    written.certificate(),
                    written.machine(),
                    written.controller(),
                    written.volumeFolder(),
                    written.name(),
                    files.host(written.root().toString()));
        }
    }

    private static final System.Logger LOG = System.getLogger(DriverService.class.getName());

    private final Surroundings guest;
    private final String file;
    private final Consumer<Thread> ending;
    private @Nullable Driver driver;

    /// @param file its configuration, in the guest
    /// @param ending told which thread ends it when it is killed
    DriverService(Surroundings guest, String file, Consumer<Thread> ending) {
        this.guest = guest;
        this.file = file;
        this.ending = ending;
    }

    @Override
    public synchronized void start() {
        Configuration configuration = guest.configuration(file);
        Driver started = new Driver(
                configuration,
                new Driver.Guest(
                        guest.disks(),
                        guest::addresses,
                        guest.dockerd(),
                        guest.boot(),
                        guest.files().host("/run/docker/plugins/" + configuration.name() + ".sock")));
        started.start();
        driver = started;
    }

    @Override
    public synchronized void stop() {
        if (driver != null) {
            driver.close();
            driver = null;
        }
    }

    /// Its disks and its network are gone already: whatever it is about comes to nothing.
    @Override
    public void kill() {
        ending.accept(Thread.ofVirtual()
                .name("end of a driver")
                .uncaughtExceptionHandler(
                        (_, broken) -> LOG.log(System.Logger.Level.WARNING, "A driver has not ended in order", broken))
                .start(this::stop));
    }
}
