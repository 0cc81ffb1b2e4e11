package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.WebService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The driver's program: `Main CONFIGURATION`. Ends at SIGTERM; what is mounted stays mounted.
public final class Main {
    private static final System.Logger LOG = System.getLogger(Main.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);
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
        Path root = configuration.root();
        OwnMachine own = new OwnMachine(
                configuration.machine(), configuration.controller(), OwnMachine.addresses(Path.of("/sys/class/net")));
        WebService service = new WebService(endpoint(configuration));
        Calls calls = door(service);
        Hypervisor hypervisor = new VirtualBoxHypervisor(calls, calls, configuration.volumeFolder(), own);
        Catalogue catalogue = Catalogue.load(root.resolve("catalogue.json"));
        Volumes volumes = new Volumes(
                hypervisor,
                new LinuxDisks(),
                catalogue,
                MountTable.load(root.resolve("mounts.json")),
                root,
                new Dockerd(Path.of("/run/docker.pid"), PROC),
                Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip());
        Follower follower = new Follower(hypervisor, catalogue, volumes::settle, PAUSE);
        PluginServer server = new PluginServer(
                Path.of("/run/docker/plugins", configuration.name() + ".sock"), volumes);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            follower.close();
            server.close();
            service.close();
        }));
        server.start();
        Readiness.tell(System.getenv());
        follower.start();
        new CountDownLatch(1).await();
    }

    private static Calls door(WebService service) {
        return new Calls() {
            @Override
            public <T> T call(Unit<T> unit) {
                try {
                    return service.call(session -> unit.run(session.vbox(), session::newSession));
                } catch (Fault.Runtime refused) {
                    throw Failure.because(refused, "driver.virtualBox", refused.text());
                }
            }
        };
    }

    private static Endpoint endpoint(Configuration configuration) {
        Endpoint endpoint = Endpoint.of(
                configuration.webService(), configuration.user(), () -> configuration.password().toCharArray());
        String pem = configuration.certificate();
        return pem == null ? endpoint : endpoint.pinned(certificate(pem));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw Failure.because(e, "driver.certificate");
        }
    }
}
