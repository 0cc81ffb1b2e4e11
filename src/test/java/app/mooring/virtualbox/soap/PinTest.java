package app.mooring.virtualbox.soap;

import static app.mooring.virtualbox.soap.WebServiceTest.assertFails;
import static app.mooring.virtualbox.soap.WebServiceTest.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// TLS with a certificate for a name that nobody calls the host by.
@Timeout(60)
class PinTest {
    private Identity identity;
    private Service server;

    private record Identity(KeyPair keys, X509Certificate certificate) {
        static Identity create() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            var name = new X500Name("CN=elsewhere.invalid");
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(1, ChronoUnit.DAYS)),
                    name,
                    keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new Identity(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        }

        SSLContext context() throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", keys.getPrivate(), new char[0], new Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        }
    }

    @BeforeEach
    void start() throws Exception {
        identity = Identity.create();
        server = new Service(Optional.of(identity.context()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePinnedCertificateIsTrustedWhateverItsName() {
        try (var service =
                new WebService(endpoint(server.url(), Service.PASSWORD).pinned(identity.certificate()))) {
            String version = service.call(session -> session.vbox().getVersion());

            assertThat(version).isEqualTo("7.2.22");
        }
    }

    @Test
    void anotherCertificateOfTheSameNameIsNot() throws Exception {
        X509Certificate other = Identity.create().certificate();
        try (var service =
                new WebService(endpoint(server.url(), Service.PASSWORD).pinned(other))) {
            assertFails("virtualbox.certificate", () -> service.call(Session::vbox));
        }
        assertThat(server.calls).isEmpty();
    }

    @Test
    void withoutAPinASelfMadeCertificateIsNotTrusted() {
        try (var service = new WebService(endpoint(server.url(), Service.PASSWORD))) {
            assertFails("virtualbox.certificate", () -> service.call(Session::vbox));
        }
        assertThat(server.calls).isEmpty();
    }
}
