package app.mooring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String NAME = "lab/ssh/ubuntu2";
    private static final char[] SECRET = "s€cret=\\\n#".toCharArray();

    @TempDir
    Path folder;

    private final Map<String, char[]> keychain = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.EPOCH;

    private Secrets withoutKeychain() {
        return new KeptSecrets(Optional::empty, new FileSecrets(folder));
    }

    private Secrets withKeychain() {
        Secrets played = new Secrets() {
            @Override
            public Optional<char[]> find(String name) {
                return Optional.ofNullable(keychain.get(name));
            }

            @Override
            public void put(String name, char[] secret) {
                keychain.put(name, secret);
            }
        };
        return new KeptSecrets(() -> Optional.of(played), new FileSecrets(folder));
    }

    @Test
    void without_a_keychain_they_are_in_a_file_that_tells_nothing() throws IOException {
        withoutKeychain().put("lab/webservice", "other".toCharArray());
        withoutKeychain().put(NAME, SECRET);
        assertThat(withoutKeychain().require(NAME)).isEqualTo(SECRET);
        assertThat(withoutKeychain().require("lab/webservice")).isEqualTo("other".toCharArray());
        for (String file : new String[] {"secrets.enc", "secrets.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve(file)).content().doesNotContain("cret", "ubuntu2");
        }
    }

    @Test
    void with_a_keychain_they_are_there_and_what_the_file_has_is_found_too() {
        withoutKeychain().put("old", "o".toCharArray());
        withKeychain().put(NAME, SECRET);
        assertThat(keychain).containsOnlyKeys(NAME);
        assertThat(withKeychain().require(NAME)).isEqualTo(SECRET);
        assertThat(withKeychain().require("old")).isEqualTo("o".toCharArray());
        assertThat(withoutKeychain().find(NAME)).isEmpty();
    }

    @Test
    void those_that_are_put_in_the_same_moment_are_all_kept_whoever_puts_them() {
        IntStream.range(0, 40).parallel().forEach(i -> withoutKeychain().put("lab/ssh/" + i, SECRET));
        assertThat(IntStream.range(0, 40).mapToObj(i -> withoutKeychain().find("lab/ssh/" + i)))
                .allMatch(Optional::isPresent);
    }

    @Test
    void a_secret_of_ones_own_is_the_same_for_all_who_need_it_in_the_same_moment() {
        Home home = new Home(folder, folder);
        assertThat(IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(_ -> new String(Home.secret(home.generatedSecret("own"))))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void what_the_file_has_is_newer_than_what_the_keychain_has() {
        withKeychain().put(NAME, "old".toCharArray());
        withoutKeychain().put(NAME, SECRET);
        assertThat(withKeychain().require(NAME)).isEqualTo(SECRET);
        withKeychain().put(NAME, "newest".toCharArray());
        assertThat(withKeychain().require(NAME)).isEqualTo("newest".toCharArray());
        assertThat(withoutKeychain().find(NAME)).isEmpty();
    }

    @Test
    void one_that_the_keychain_does_not_take_is_kept_in_the_file() {
        silent().put(NAME, SECRET);
        assertThat(withoutKeychain().require(NAME)).isEqualTo(SECRET);
        assertThat(silent().require(NAME)).isEqualTo(SECRET);
    }

    @Test
    void a_keychain_that_nobody_unlocks_is_named_and_asked_again_when_it_was_left_alone_for_a_minute() {
        Secrets silent = silent();
        assertThat(codes(silent, 2)).containsOnly("settings.keychain");
        assertThat(asked).hasValue(1);
        now = now.plusSeconds(61);
        assertThat(codes(silent, 1)).containsOnly("settings.keychain");
        assertThat(asked).hasValue(2);
    }

    private Stream<String> codes(Secrets secrets, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> catchThrowableOfType(Failure.class, () -> secrets.find(NAME)))
                .map(Failure::code)
                .toList()
                .stream();
    }

    /// With a keychain that waits for the person.
    private Secrets silent() {
        KeychainSecrets.Keychain waiting = new KeychainSecrets.Keychain() {
            @Override
            public String get(String name) {
                asked.incrementAndGet();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException givenUp) {
                    Thread.currentThread().interrupt();
                }
                return "";
            }

            @Override
            public void put(String name, String secret) {
                get(name);
            }
        };
        return new KeptSecrets(
                () -> Optional.of(new KeychainSecrets(waiting, Duration.ofMillis(50), () -> now)),
                new FileSecrets(folder));
    }

    @Test
    void one_that_is_nowhere_is_named() {
        assertThat(catchThrowableOfType(Failure.class, () -> withKeychain().require(NAME)))
                .hasMessageContaining(NAME);
    }

    @Test
    void a_file_that_was_changed_or_that_others_may_read_is_not_believed() throws IOException {
        withoutKeychain().put(NAME, SECRET);
        Path file = folder.resolve("secrets.enc");
        String sealed = Files.readString(file);
        Files.writeString(file, sealed.startsWith("A") ? "B" + sealed.substring(1) : "A" + sealed.substring(1));
        assertThat(catchThrowableOfType(Failure.class, () -> withoutKeychain().find(NAME))
                        .code())
                .isEqualTo("settings.secrets");
        Files.writeString(file, sealed);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(catchThrowableOfType(Failure.class, () -> withoutKeychain().find(NAME))
                        .code())
                .isEqualTo("settings.secretOpen");
    }
}
