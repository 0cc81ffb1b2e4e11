package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.file.SharedFile;
import app.mooring.settings.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The web service's certificate: one for a lab, signed by itself. Clients trust this one and no other (they
/// pin it), so that it needs no names and no authority.
public final class Certificates {
    private static final Duration LIFE = Duration.ofDays(3650);

    private Certificates() {}

    /// Makes private key and certificate, in one PEM as `vboxwebsrv -K` takes it, unless the file is there.
    public static void provide(Path keyFile) {
        try {
            if (!Files.exists(keyFile)) {
                SharedFile.change(keyFile, () -> make(keyFile));
            }
        } catch (IOException e) {
            throw Failure.because(e, "setup.certificate", keyFile);
        }
    }

    private static void make(Path keyFile) {
        if (Files.exists(keyFile)) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            KeyPair pair = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=Mooring web service");
            Instant now = Instant.now();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    new BigInteger(120, new SecureRandom()),
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(LIFE)),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
            Home.writePrivate(
                    keyFile,
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + pem("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw Failure.because(e, "setup.certificate", keyFile);
        }
    }

    /// The certificate in that file, to be pinned. Failures: also `settings.secretOpen`, since the private key
    /// is there too.
    public static X509Certificate read(Path keyFile) {
        try {
            Home.requirePrivate(keyFile);
            String text = Files.readString(keyFile, StandardCharsets.US_ASCII);
            String certificate = text.substring(Math.max(0, text.indexOf("-----BEGIN CERTIFICATE-----")));
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.because(e, "setup.certificate", keyFile);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw Failure.because(e, "setup.certificate", certificate.getSubjectX500Principal());
        }
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
