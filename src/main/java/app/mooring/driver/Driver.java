package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.WebService;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/// The driver, wired. One for a guest: in the guest's own process ([Main]), or beside others in one process where
/// guests are played.
public final class Driver implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final WebService service;
    private final Follower follower;
    private final PluginServer server;

    /// What the driver knows of the guest it runs in.
    ///
    /// @param disks its block devices
    /// @param addresses its MAC addresses, twelve hexadecimal digits each, upper case; asked until the machine is found
    /// @param dockerd which run of dockerd is running, such that no two runs are the same; empty while there is none
    /// @param boot its boot ID
    /// @param socket where Docker looks for the plugin, `/run/docker/plugins/NAME.sock`
    public record Guest(
            Disks disks, Supplier<Set<String>> addresses, Supplier<String> dockerd, String boot, Path socket) {}

    /// Reads the state below [Configuration#root()], connects to nothing.
    public Driver(Configuration configuration, Guest guest) {
        Path root = configuration.root();
        this.service = new WebService(endpoint(configuration));
        Calls calls = door(service);
        OwnMachine own = new OwnMachine(configuration.machine(), configuration.controller(), guest.addresses());
        Hypervisor hypervisor = new VirtualBoxHypervisor(calls, calls, configuration.volumeFolder(), own);
        Catalogue catalogue = Catalogue.load(root.resolve("catalogue.json"));
        Volumes volumes = new Volumes(
                hypervisor,
                guest.disks(),
                catalogue,
                MountTable.load(root.resolve("mounts.json")),
                root,
                guest.dockerd(),
                guest.boot());
        this.follower = new Follower(hypervisor, catalogue, volumes::settle, PAUSE);
        this.server = new PluginServer(guest.socket(), volumes);
    }

    /// Answers on the socket when it returns, whether VirtualBox is in reach or not.
    public void start() {
        server.start();
        follower.start();
    }

    /// What is mounted stays mounted.
    @Override
    public void close() {
        follower.close();
        server.close();
        service.close();
    }

    private static Calls door(WebService service) {
        return new Calls() {
            @Override
            public <T> T call(Unit<T> unit) {
                try {
                    return service.call(session -> unit.run(session.vbox(), session::newSession));
                } catch (Fault.Runtime refused) {
                    throw Failure.because(refused, "driver.virtualBox", refused.text());
                } catch (Fault.InvalidObject over) {
                    throw Failure.because(over, "virtualbox.session", service.endpoint().url());
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
