package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.WebService;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// [Calls] to the configured web service, over which every fault of VirtualBox becomes a failure.
final class Door implements Calls, AutoCloseable {
    private final WebService service;

    /// Does not connect yet.
    Door(Configuration configuration) {
        this(new WebService(endpoint(configuration)));
    }

    Door(WebService service) {
        this.service = service;
    }

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

    private static Endpoint endpoint(Configuration configuration) {
        Endpoint endpoint;
        try {
            endpoint = Endpoint.of(
                    configuration.webService(),
                    configuration.user(),
                    () -> configuration.password().toCharArray());
        } catch (IllegalArgumentException address) {
            throw Failure.because(address, "driver.address", configuration.webService());
        }
        String pem = configuration.certificate();
        return pem == null ? endpoint : endpoint.pinned(certificate(pem));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException broken) {
            throw Failure.because(broken, "driver.certificate");
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
