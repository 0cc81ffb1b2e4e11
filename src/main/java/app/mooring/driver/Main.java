package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The driver's program: `Main [CONFIGURATION]`. Ends at SIGTERM; what is mounted stays mounted.
///
/// `Main --check [CONFIGURATION]` starts nothing: it prints one line of JSON,
/// `{"ok":…,"machine":…,"message":…}`, and ends with status 0 when the driver could do its work, else with 1.
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final Path CONFIGURATION = Path.of("/etc/mooring/driver.json");
    private static final Path PROC = Path.of("/proc");

    private Main() {}

    public static void main(String[] words) throws InterruptedException, IOException {
        List<String> rest = new ArrayList<>(List.of(words));
        boolean check = rest.remove("--check");
        Path file = rest.isEmpty() ? CONFIGURATION : Path.of(rest.getFirst());
        if (check) {
            SelfCheck found = SelfCheck.of(file, Main::addresses);
            System.out.println(found.json());
            System.exit(found.ok() ? 0 : 1);
        }
        try {
            run(Configuration.read(file));
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

    private static Set<String> addresses() {
        return OwnMachine.addresses(Path.of("/sys/class/net"));
    }

    private static Driver.Guest guest(Configuration configuration) throws IOException {
        return new Driver.Guest(
                new LinuxDisks(),
                Main::addresses,
                new Dockerd(Path.of("/run/docker.pid"), PROC),
                Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip(),
                Path.of("/run/docker/plugins", configuration.name() + ".sock"));
    }
}
