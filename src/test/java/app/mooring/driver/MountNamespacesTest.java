package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountNamespacesTest {
    private static final Path DEVICE = Path.of("/dev/such-a-disk");

    @TempDir
    Path proc;

    private Path process(String name, String namespace) throws IOException {
        Path process = Files.createDirectories(proc.resolve(name));
        Files.createDirectory(process.resolve("ns"));
        Files.createSymbolicLink(process.resolve("ns/mnt"), Path.of(namespace));
        return process;
    }

    @Test
    void processes_that_end_while_they_are_looked_at_hide_no_other_of_their_namespace() throws IOException {
        Files.createFile(process("self", "mnt:[1]").resolve("mountinfo"));
        for (int pid = 10; pid < 20; pid++) {
            process(String.valueOf(pid), "mnt:[2]");
        }
        Files.writeString(
                process("20", "mnt:[2]").resolve("mountinfo"),
                "36 35 8:16 /data /var/lib/mysql rw - ext4 " + DEVICE + " rw\n");
        assertThat(new MountNamespaces(proc).of(DEVICE))
                .containsExactly(new Disks.Mount(false, "/data", Path.of("/var/lib/mysql")));
    }
}
