package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The driver's program: `Main CONFIGURATION`. Ends at SIGTERM; what is mounted stays mounted.
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final Path PROC = Path.of("/proc");

    private Main() {}

    public static void main(String[] words) throws InterruptedException, IOException {
        try {
            run(Configuration.read(Path.of(words.length == 1 ? words[0] : "/etc/mooring/driver.json")));
        } catch (Failure failure) {
            LOG.log(System.Logger.Level.ERROR, failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(Configuration configuration) throws InterruptedException, IOException {
        Driver driver = new Driver(configuration, guest(configuration));
        Runtime.getRuntime().addShutdownHook(new Thread(driver::close));
        driver.start();
        Readiness.tell(System.getenv());
        new CountDownLatch(1).await();
    }

    private static Driver.Guest guest(Configuration configuration) throws IOException {
        return new Driver.Guest(
                new LinuxDisks(),
                () -> OwnMachine.addresses(Path.of("/sys/class/net")),
                new Dockerd(Path.of("/run/docker.pid"), PROC),
                Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip(),
                Path.of("/run/docker/plugins", configuration.name() + ".sock"));
    }
}
