package app.mooring.ui.demo;

import app.mooring.ui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks the person where a file is to be saved.
@FunctionalInterface
interface SaveAs {
    /// Empty: nowhere.
    Optional<Path> choose(@Nullable Window over, Path suggestion);

    /// Asks in the system's own way. Where the system has none, as without a screen, the suggestion is taken.
    static SaveAs ofThisSystem(Texts texts) {
        return (over, suggestion) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.now("save"));
            chooser.setInitialDirectory(suggestion.toAbsolutePath().getParent().toFile());
            chooser.setInitialFileName(String.valueOf(suggestion.getFileName()));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("HTML", "*.html"));
            try {
                return Optional.ofNullable(chooser.showSaveDialog(over)).map(File::toPath);
            } catch (UnsupportedOperationException e) {
                return Optional.of(suggestion);
            }
        };
    }
}
