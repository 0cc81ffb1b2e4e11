package app.mooring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String NAME = "lab/ssh/ubuntu2";
    private static final char[] SECRET = "s€cret=\\\n#".toCharArray();

    @TempDir
    Path folder;

    private final Map<String, char[]> keychain = new HashMap<>();

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
