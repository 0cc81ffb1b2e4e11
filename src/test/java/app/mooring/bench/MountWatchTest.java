package app.mooring.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountWatchTest {
    private static final String ONE = BenchEnvironment.GUESTS.get(0).machine();
    private static final String OTHER = BenchEnvironment.GUESTS.get(1).machine();

    @TempDir
    Path folder;

    @BeforeEach
    void two_guests() throws IOException {
        guest(BenchEnvironment.GUESTS.get(0).name(), "100", "101");
        guest(BenchEnvironment.GUESTS.get(1).name(), "200", "201");
    }

    private void guest(String name, String keeper, String first) throws IOException {
        write(name + ".pid", keeper + "\n");
        write(keeper + "/task/" + keeper + "/children", first + " ");
        write(first + "/status", "Name:\tsystemd\nNSpid:\t" + first + "\t1\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void mounts(String first, String volume) throws IOException {
        write(first + "/mountinfo", "36 35 8:16 / /var/lib/mooring/volumes/" + volume + " rw - ext4 /dev/sdb rw\n");
    }

    private MountWatch watch() {
        return new MountWatch(folder, folder, "/var/lib/mooring", "vol");
    }

    @Test
    void a_volume_that_both_have_is_seen() throws IOException {
        mounts("101", "vol");
        mounts("201", "vol");
        MountWatch watch = watch();
        assertThat(watch.overlaps()).first().asString().contains(ONE, OTHER);
        assertThat(watch.seen()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void a_volume_that_one_has_is_no_overlap() throws IOException {
        mounts("101", "other");
        mounts("201", "vol");
        MountWatch watch = watch();
        assertThat(watch.overlaps()).isEmpty();
        assertThat(watch.seen()).containsExactly(OTHER);
    }

    @Test
    void a_guest_that_is_off_has_nothing() throws IOException {
        mounts("101", "vol");
        write("200/task/200/children", "");
        MountWatch watch = watch();
        assertThat(watch.overlaps()).isEmpty();
        assertThat(watch.seen()).containsExactly(ONE);
    }
}
