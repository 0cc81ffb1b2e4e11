package app.mooring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void a_secret_of_its_own_is_made_once_and_for_nobody_else() {
        Home home = new Home(folder, folder);
        char[] secret = Home.secret(home.generatedSecret("lab/demo.password"));
        assertThat(secret).hasSize(43);
        assertThat(Home.secret(home.generatedSecret("lab/demo.password"))).isEqualTo(secret);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such modes")
    void a_secret_that_others_may_read_is_refused_with_what_to_type() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\n");
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> Home.secret(file))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo("settings.secretOpen"))
                    .hasMessageContaining("chmod 600 " + file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Home.secret(file)).isEqualTo("secret".toCharArray());
    }
}
