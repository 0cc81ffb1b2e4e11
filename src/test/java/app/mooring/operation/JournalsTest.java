package app.mooring.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
    @TempDir
    Path folder;

    @Test
    void what_a_killed_mooring_was_writing_is_no_journal_and_does_not_stay() throws IOException {
        Journals journals = new Journals(folder);
        Journal journal = journals.begin("move", List.of("a"), Map.of("id", "1"));
        Files.writeString(folder.resolve(".move-1.json.new"), "{\"operation\":\"mo");
        assertThat(journals.left()).hasSize(1).first().satisfies(left -> assertThat(left.entry()).isEqualTo(journal.entry()));
        journal.settled();
        assertThat(folder).isEmptyDirectory();
    }
}
