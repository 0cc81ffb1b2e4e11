package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerdTest {
    @TempDir
    Path folder;

    private Dockerd dockerd;

    @BeforeEach
    void make() {
        dockerd = new Dockerd(folder.resolve("docker.pid"), folder.resolve("proc"));
    }

    /// As proc_pid_stat(5): 22 fields, the name may hold anything.
    private void run(int pid, String name, int startTime) throws IOException {
        Path process = Files.createDirectories(folder.resolve("proc/" + pid));
        Files.writeString(
                process.resolve("stat"),
                pid + " (" + name + ") S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 " + startTime + " 20 21\n");
        Files.writeString(folder.resolve("docker.pid"), pid + "\n");
    }

    @Test
    void isThePidAndWhenItStarted() throws IOException {
        run(100, "dockerd", 4711);
        assertThat(dockerd.get()).isEqualTo("100:4711");
    }

    @Test
    void nameWithParenthesesAndSpacesDoesNotShiftTheFields() throws IOException {
        run(100, "a) b (c", 4711);
        assertThat(dockerd.get()).isEqualTo("100:4711");
    }

    @Test
    void sameNumberIsAnotherRun() throws IOException {
        run(100, "dockerd", 1);
        String first = dockerd.get();
        run(100, "dockerd", 2);
        assertThat(dockerd.get()).isNotEqualTo(first);
    }

    @Test
    void noneIsEmpty() throws IOException {
        assertThat(dockerd.get()).isEmpty();
        Files.writeString(folder.resolve("docker.pid"), "100");
        assertThat(dockerd.get()).isEmpty();
        Files.writeString(folder.resolve("docker.pid"), "");
        Files.createDirectories(folder.resolve("proc"));
        assertThat(dockerd.get()).isEmpty();
    }
}
