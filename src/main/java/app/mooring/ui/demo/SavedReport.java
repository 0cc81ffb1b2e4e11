package app.mooring.ui.demo;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where the report was saved, and the way to see it; or why it could not be, and the way to try again.
final class SavedReport extends VBox {
    private final Texts texts;
    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> saved;

    /// @param saveAs asks again where to
    SavedReport(
            Texts texts,
            Desk desk,
            ReadOnlyObjectProperty<@Nullable Path> saved,
            ReadOnlyObjectProperty<@Nullable Failure> notSaved,
            Action saveAs) {
        this.texts = texts;
        this.desk = desk;
        this.saved = saved;
        managedProperty().bind(Bindings.isNotEmpty(getChildren()));
        Runnable show = () -> show(saved.get(), notSaved.get(), saveAs);
        saved.addListener((_, _, _) -> show.run());
        notSaved.addListener((_, _, _) -> show.run());
        show.run();
    }

    private void show(@Nullable Path file, @Nullable Failure failure, Action saveAs) {
        getChildren().clear();
        if (failure != null) {
            FailurePane pane = new FailurePane(desk.languages(), failure, Optional.of(saveAs));
            pane.setId("demo-not-saved");
            getChildren().add(pane);
        } else if (file != null) {
            showSaved(file);
        }
    }

    private void showSaved(Path file) {
        Label where = Labels.wrapped(texts.of("saved", file));
        where.setId("demo-saved");
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        Button open = Buttons.plain(texts.of("saved.open"), () -> open(file));
        open.setId("demo-open");
        HBox line = new HBox(where, open);
        line.getStyleClass().add("saved-report");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    /// Opens it in the browser, once it is saved.
    void open() {
        Optional.ofNullable(saved.get()).ifPresent(this::open);
    }

    private void open(Path file) {
        desk.works()
                .ask(
                        () -> {
                            ReportFile.open(file);
                            return file;
                        },
                        _ -> {},
                        this::complain);
    }

    private void complain(Failure failure) {
        getChildren().add(new FailurePane(desk.languages(), failure));
    }
}
