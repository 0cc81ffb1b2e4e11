package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeysTest {
    // Public keys made for this test, and what `ssh-keygen -lf` says of the first.
    private static final String ONE = "AAAAC3NzaC1lZDI1NTE5AAAAIMvFTpF0KvokaOsWFZQckqsGOoca6TQln8sNRLcHUzcu";
    private static final String ONE_FINGERPRINT = "SHA256:rGIbIeZQGNkCQWffZShdpRJNrWYTiSUp5quqwan8Bng";
    private static final String OTHER = "AAAAC3NzaC1lZDI1NTE5AAAAID57V85TeZMOvdogm2CSaO+Kn0U9qdxnhtk+Gzhnxw2W";
    private static final Address GUEST = new Address("guest.example.org", "guest.example.org", 22, "ubuntu");
    private static final Address AT_PORT = new Address("guest", "guest.example.org", 2222, "ubuntu");

    @TempDir
    Path directory;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aKnownKeyIsTrustedWithoutAQuestion() throws IOException {
        Path known = Files.writeString(directory.resolve("known"), "guest.example.org ssh-ed25519 " + ONE + "\n");
        assertThat(offer(keys(known, false), GUEST, ONE)).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void aHashedEntryIsUnderstood() throws Exception {
        byte[] salt = new byte[20];
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        String hashed = "|1|" + Base64.getEncoder().encodeToString(salt) + "|"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal("[guest.example.org]:2222".getBytes(StandardCharsets.US_ASCII)));
        Path known = Files.writeString(directory.resolve("known"), hashed + " ssh-ed25519 " + ONE + "\n");
        assertThat(offer(keys(known, false), AT_PORT, ONE)).isTrue();
        assertThatThrownBy(() -> offer(keys(known, false), GUEST, ONE)).satisfies(code("ssh.hostKey.unknown"));
    }

    @Test
    void anUnknownKeyIsAskedAboutAndRememberedWhenAccepted() throws IOException {
        HostKeys keys = keys(directory.resolve("none"), true);
        assertThat(offer(keys, AT_PORT, ONE)).isFalse();
        assertThat(asked).containsExactly("guest ssh-ed25519 " + ONE_FINGERPRINT);
        assertThat(offer(keys, AT_PORT, ONE)).isTrue();
        assertThat(Files.readString(own())).isEqualTo("[guest.example.org]:2222 ssh-ed25519 " + ONE + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own())))
                .isEqualTo("rw-------");
    }

    @Test
    void anUnknownKeyThatIsNotAcceptedIsRefused() {
        HostKeys keys = keys(directory.resolve("none"), false);
        assertThatThrownBy(() -> offer(keys, GUEST, ONE))
                .satisfies(code("ssh.hostKey.unknown"))
                .hasMessageContaining(ONE_FINGERPRINT);
        assertThat(own()).doesNotExist();
    }

    @Test
    void aChangedKeyIsRefusedWithoutAQuestion() throws IOException {
        Path known = Files.writeString(directory.resolve("known"), "guest.example.org ssh-ed25519 " + OTHER + "\n");
        assertThatThrownBy(() -> offer(keys(known, true), GUEST, ONE)).satisfies(code("ssh.hostKey.changed"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aPersonWhoWantsToDecideIsAskedAboutAChangedKeyAndTheOldOneIsForgottenWhenItIsAccepted() throws IOException {
        HostKeys keys = keys(directory.resolve("none"), true);
        offer(keys, GUEST, OTHER);
        offer(keys, AT_PORT, OTHER);
        asked.clear();
        assertThatThrownBy(() -> offer(keys, GUEST, ONE)).satisfies(code("ssh.hostKey.changed"));
        assertThat(offer(keys.decidingAnew(), GUEST, ONE)).isFalse();
        assertThat(asked).containsExactly("changed: guest.example.org ssh-ed25519 " + ONE_FINGERPRINT);
        assertThat(offer(keys, GUEST, ONE)).isTrue();
        assertThat(own())
                .content()
                .isEqualTo("[guest.example.org]:2222 ssh-ed25519 " + OTHER + "\nguest.example.org ssh-ed25519 " + ONE
                        + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own())))
                .isEqualTo("rw-------");
    }

    @Test
    void aChangedKeyThatIsNotAcceptedStaysRefused() throws IOException {
        HostKeys keys = keys(directory.resolve("none"), true);
        offer(keys, GUEST, OTHER);
        String before = Files.readString(own());
        HostKeys declined = keys(directory.resolve("none"), false).decidingAnew();
        assertThatThrownBy(() -> offer(declined, GUEST, ONE)).satisfies(code("ssh.hostKey.changed"));
        assertThat(own()).content().isEqualTo(before);
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
        });
    }

    private Path own() {
        return directory.resolve("mooring").resolve("known_hosts");
    }

    @Test
    void keysThatAreAcceptedOrForgottenInTheSameMomentAreAllRight() throws IOException {
        Path none = directory.resolve("none");
        List<Address> guests = IntStream.range(0, 10)
                .mapToObj(i -> new Address("guest", "guest" + i + ".example.org", 22, "ubuntu"))
                .toList();
        guests.parallelStream().forEach(guest -> settle(keys(none, true), guest, ONE));
        guests.parallelStream().forEach(guest -> settle(keys(none, true).decidingAnew(), guest, OTHER));
        assertThat(own()).content().hasLineCount(10).doesNotContain(ONE);
    }

    private static void settle(HostKeys keys, Address guest, String key) {
        try {
            offer(keys, guest, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HostKeys keys(Path known, boolean accept) {
        return new HostKeys(own(), List.of(known), new HostKeyQuestion() {
            @Override
            public boolean accept(String name, String keyType, String fingerprint) {
                asked.add(name + " " + keyType + " " + fingerprint);
                return accept;
            }

            @Override
            public boolean acceptChanged(String name, String keyType, String fingerprint) {
                return accept("changed: " + name, keyType, fingerprint);
            }
        });
    }

    private static boolean offer(HostKeys keys, Address address, String key) throws IOException {
        HostKeys.Check check = keys.check(address);
        boolean trusted = check.verify(address.host(), address.port(), publicKey(key));
        keys.settle(check);
        return trusted;
    }

    private static PublicKey publicKey(String base64) throws IOException {
        return new Buffer.PlainBuffer(Base64.getDecoder().decode(base64)).readPublicKey();
    }
}
