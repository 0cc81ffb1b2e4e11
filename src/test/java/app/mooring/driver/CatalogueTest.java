package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    Path folder;

    private Catalogue catalogue;

    @BeforeEach
    void load() {
        catalogue = Catalogue.load(folder.resolve("catalogue.json"));
    }

    private static Volume volume(String name, String medium) {
        return new Volume(name, medium, "/volumes/" + name, "VDI", 1 << 20, FileSystem.EXT4);
    }

    @Test
    void outlivesTheDriver() {
        catalogue.put(volume("b", "1"));
        catalogue.put(volume("a", "2"));
        load();
        assertThat(catalogue.all()).containsExactly(volume("a", "2"), volume("b", "1"));
    }

    @Test
    void unreadableFileIsAsGoodAsNone() throws IOException {
        Files.writeString(folder.resolve("catalogue.json"), "{");
        load();
        assertThat(catalogue.all()).isEmpty();
    }

    @Test
    void scanReplacesWhatIsThereNoMore() {
        catalogue.put(volume("gone", "1"));
        catalogue.put(volume("anew", "2"));
        catalogue.replace(() -> List.of(volume("anew", "3"), volume("new", "4")));
        assertThat(catalogue.all()).containsExactly(volume("anew", "3"), volume("new", "4"));
    }

    @Test
    void scanThatLookedTooEarlyUndoesNothing() {
        catalogue.put(volume("removed", "1"));
        catalogue.replace(() -> {
            catalogue.put(volume("made", "2"));
            catalogue.remove("removed");
            return List.of(volume("removed", "1"));
        });
        assertThat(catalogue.all()).containsExactly(volume("made", "2"));
        catalogue.replace(List::of);
        assertThat(catalogue.all()).isEmpty();
    }
}
