package app.mooring.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    Path folder;

    @Test
    void all_goes_but_what_a_link_leads_to() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "it");
        Path tree = Files.createDirectories(folder.resolve("tree/branch")).getParent();
        Files.createSymbolicLink(tree.resolve("branch/link"), folder);
        FolderTree.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("it");
    }

    @Test
    void a_file_goes_and_what_is_not_there_is_gone_already() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "it");
        FolderTree.delete(file);
        FolderTree.delete(file);
        assertThat(file).doesNotExist();
    }
}
