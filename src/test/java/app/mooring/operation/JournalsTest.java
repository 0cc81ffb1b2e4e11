package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalsTest {
    @TempDir
    Path folder;

    @Test
    void what_a_killed_mooring_was_writing_is_no_journal_and_does_not_stay() throws IOException {
        Journals journals = new Journals(folder);
        Journal journal = journals.begin("move", List.of("a"), Map.of("id", "1"));
        Files.writeString(folder.resolve(".move-1.json.new"), "{\"operation\":\"mo");
        assertThat(journals.left(_ -> {}))
                .hasSize(1)
                .first()
                .satisfies(left -> assertThat(left.entry()).isEqualTo(journal.entry()));
        journal.settled();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_is_written_is_read_without_touching_what_another_is_writing() throws IOException {
        Journals journals = new Journals(folder);
        Journal journal = journals.begin("move", List.of("a"), Map.of("id", "1"));
        Path half = Files.writeString(folder.resolve(".move-2.json.new"), "{\"operation\":\"mo");
        Files.writeString(folder.resolve("move-3.json"), "[]");
        assertThat(journals.written()).containsExactly(journal.entry());
        assertThat(half).exists();
        assertThat(new Journals(folder.resolve("none")).written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"operation\":\"mo", "[]"})
    void one_that_cannot_be_read_is_told_and_kept_and_stands_in_no_others_way(String damaged) throws IOException {
        Journals journals = new Journals(folder);
        Path file = Files.writeString(folder.resolve("move-1.json"), damaged);
        Journal journal = journals.begin("move", List.of("a"), Map.of("id", "1"));
        List<Failure> told = new ArrayList<>();
        assertThat(journals.left(told::add)).extracting(Journal::entry).containsExactly(journal.entry());
        assertThat(told).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("operation.journal");
            assertThat(failure).hasMessageContaining(file.toString());
        });
        assertThat(file).hasContent(damaged);
    }
}
