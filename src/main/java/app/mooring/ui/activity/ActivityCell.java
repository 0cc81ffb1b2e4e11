package app.mooring.ui.activity;

import app.mooring.operation.Activity;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Mark;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An entry in the list: how it ended, what it was, when, and how long it took.
final class ActivityCell extends ListCell<Entry> {
    private final Texts texts;
    private final Mark mark;
    private final Label title = new Label();
    private final Label when = Labels.of("", "muted", "small");
    private final HBox line;

    /// Bound, so that a run, which lives longer, does not keep the cell.
    private final ObjectProperty<Mark.Sign> sign = new SimpleObjectProperty<>(Mark.Sign.OPEN);

    ActivityCell(Texts texts) {
        this.texts = texts;
        this.mark = new Mark(texts, sign.get());
        sign.subscribe(mark::show);
        title.setMinWidth(0);
        title.setWrapText(true);
        when.setWrapText(true);
        VBox text = new VBox(title, when);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(mark, text);
        line.getStyleClass().add("activity-line");
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    /// As high as what is in it is at that width.
    @Override
    protected double computePrefHeight(double width) {
        double sides = snappedLeftInset() + snappedRightInset();
        return isEmpty() || width < 0
                ? super.computePrefHeight(width)
                : snappedTopInset() + line.prefHeight(width - sides) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        sign.unbind();
        if (empty || entry == null) {
            setGraphic(null);
            accessibleTextProperty().unbind();
            return;
        }
        title.textProperty().bind(title(entry));
        when.textProperty().bind(when(texts, entry));
        sign.bind(sign(entry));
        accessibleTextProperty()
                .bind(texts.of("entry", title.textProperty(), state(texts, entry), when.textProperty()));
        setGraphic(line);
    }

    /// When it began, and how long it took, once that is known.
    private static ObservableValue<String> when(Texts texts, Entry entry) {
        ObservableValue<String> began = when(texts, entry.started());
        ObservableValue<String> took = took(entry);
        return Bindings.createStringBinding(
                () -> took.getValue().isEmpty() ? began.getValue() : began.getValue() + " · " + took.getValue(),
                began,
                took);
    }

    static ObservableValue<String> title(Entry entry) {
        return switch (entry) {
            case Entry.Live live -> live.run().title();
            case Entry.Earlier earlier ->
                new SimpleStringProperty(earlier.activity().title());
        };
    }

    static ObservableValue<String> took(Entry entry) {
        return switch (entry) {
            case Entry.Live live ->
                live.run()
                        .took()
                        .map(took -> live.run().state().get().ended() || !took.isZero() ? Texts.duration(took) : "");
            case Entry.Earlier earlier ->
                new SimpleStringProperty(Texts.duration(earlier.activity().took()));
        };
    }

    /// The time of a day that is today, else the day too.
    static ObservableValue<String> when(Texts texts, Instant instant) {
        ZonedDateTime at = instant.atZone(ZoneId.systemDefault());
        return texts.language().map(_ -> {
            Locale locale = texts.locale();
            return at.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                    ? DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                            .withLocale(locale)
                            .format(at)
                    : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                            .withLocale(locale)
                            .format(at);
        });
    }

    static ObservableValue<Mark.Sign> sign(Entry entry) {
        return switch (entry) {
            case Entry.Live live -> live.run().state().map(ActivityCell::sign);
            case Entry.Earlier earlier ->
                new SimpleObjectProperty<>(sign(earlier.activity().outcome()));
        };
    }

    private static Mark.Sign sign(Run.State state) {
        return switch (state) {
            case Run.State.Running _ -> Mark.Sign.RUNNING;
            case Run.State.Done _ -> Mark.Sign.DONE;
            case Run.State.Failed _ -> Mark.Sign.FAILED;
            case Run.State.Cancelled _ -> Mark.Sign.CANCELLED;
        };
    }

    private static Mark.Sign sign(Activity.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Mark.Sign.DONE;
            case FAILED -> Mark.Sign.FAILED;
            case CANCELLED -> Mark.Sign.CANCELLED;
        };
    }

    /// How it stands, in a word.
    static ObservableValue<String> state(Texts texts, Entry entry) {
        return sign(entry).flatMap(sign -> texts.of("state." + sign.name().toLowerCase(Locale.ROOT)));
    }
}
