package app.mooring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void what_was_remembered_is_known_the_next_time() {
        Home home = new Home(folder, folder);
        try (Preferences preferences = new Preferences(home)) {
            preferences.put("width", "1200");
        }
        try (Preferences next = new Preferences(home)) {
            assertThat(next.number("width")).contains(1200.0);
        }
    }

    @Test
    void two_windows_remember_what_each_has_changed() {
        Home home = new Home(folder, folder);
        try (Preferences one = new Preferences(home);
                Preferences other = new Preferences(home)) {
            one.put("width", "1200");
            other.put("page", "volumes");
            one.put("height", "800");
        }
        try (Preferences next = new Preferences(home)) {
            assertThat(List.of("width", "page", "height"))
                    .map(next::get)
                    .containsExactly(Optional.of("1200"), Optional.of("volumes"), Optional.of("800"));
        }
    }

    @Test
    void what_cannot_be_written_is_known_until_the_end() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("home"));
        try (Preferences preferences = new Preferences(new Home(noFolder, noFolder))) {
            preferences.put("width", "1200");
            assertThat(preferences.number("width")).contains(1200.0);
        }
    }

    @Test
    @Timeout(20)
    void whoever_closes_it_waits_for_nothing_when_the_writing_ends_with_what_nobody_foresaw() throws IOException {
        FileSystem disk = FileSystems.newFileSystem(folder.resolve("disk.zip"), Map.of("create", "true"));
        Preferences preferences = new Preferences(new Home(disk.getPath("/home"), disk.getPath("/home")));
        disk.close();
        preferences.put("width", "1200");
        preferences.close();
        assertThat(preferences.number("width")).contains(1200.0);
    }

    @Test
    void of_many_changes_the_last_is_kept_and_nothing_before_is_lost() {
        Home home = new Home(folder, folder);
        try (Preferences preferences = new Preferences(home)) {
            preferences.put("theme", "DARK");
            for (int width = 0; width <= 1000; width++) {
                preferences.put("width", String.valueOf(width));
            }
        }
        try (Preferences next = new Preferences(home)) {
            assertThat(next.number("width")).contains(1000.0);
            assertThat(next.get("theme")).contains("DARK");
        }
    }
}
