package app.mooring.ui.control;

import app.mooring.failure.Failure;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Place;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What went wrong, beside where it did: its sentence, its remedy, what went wrong besides, a button that does the
/// remedy where one can, and the details to copy.
public final class FailurePane extends HBox {
    private final Texts texts;
    private final HBox buttons = new HBox();

    public FailurePane(Languages languages, Failure failure) {
        this(languages, failure, Optional.empty());
    }

    /// With the button that goes where it is mended.
    ///
    /// @param here the page that is shown
    public FailurePane(Desk desk, Failure failure, Place here) {
        this(desk.languages(), failure, Remedies.of(desk, failure, here));
    }

    public FailurePane(Languages languages, Failure failure, Optional<Action> remedy) {
        getStyleClass().add("failure");
        setAlignment(Pos.TOP_LEFT);
        this.texts = languages.of(FailurePane.class);
        Label sentence = Labels.wrapped(texts.sentence(failure), "failure-sentence");
        Label what = Labels.wrapped(texts.remedy(failure), "muted");
        what.managedProperty().bind(what.textProperty().isNotEmpty());
        VBox text = new VBox(sentence, what);
        Arrays.stream(failure.getSuppressed())
                .filter(Failure.class::isInstance)
                .map(also -> Labels.wrapped(texts.sentence((Failure) also), "failure-also"))
                .forEach(text.getChildren()::add);
        text.getStyleClass().add("failure-text");
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("failure-buttons");
        remedy.map(Buttons::of).ifPresent(buttons.getChildren()::add);
        Sides sides = new Sides(text, buttons);
        HBox.setHgrow(sides, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.ALERT_CIRCLE), sides);
        Button copy = Buttons.icon(
                texts.of("copyDetails"),
                Feather.COPY,
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, details(failure))));
        copy.getStyleClass().add("failure-copy");
        buttons.getChildren().add(copy);
    }

    /// With a button that takes away what is told of it.
    public FailurePane dismissing(Runnable forget) {
        buttons.getChildren().add(dismissal(texts, forget));
        return this;
    }

    /// Takes away what is told of something that ended.
    public static Button dismissal(Languages languages, Runnable forget) {
        return dismissal(languages.of(FailurePane.class), forget);
    }

    private static Button dismissal(Texts texts, Runnable forget) {
        Button dismiss = Buttons.icon(texts.of("dismiss"), Feather.X, forget);
        dismiss.getStyleClass().addAll("failure-copy", "dismiss");
        return dismiss;
    }

    /// What went wrong some time ago: of that only its sentence is known, in the words of that time.
    public static Node remembered(String sentence) {
        Label said = Labels.of(sentence, "failure-sentence");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox pane = new HBox(new FontIcon(Feather.ALERT_CIRCLE), said);
        pane.getStyleClass().add("failure");
        return pane;
    }

    /// Gives the button of the remedy, or the one that copies where there is none, that id.
    public FailurePane named(String id) {
        buttons.getChildren().getFirst().setId(id);
        return this;
    }

    /// For whoever is asked for help: code and sentence, and what it came from.
    static String details(Failure failure) {
        StringBuilder details = new StringBuilder(failure.code() + ": " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            details.append('\n').append(cause);
        }
        for (Throwable also : failure.getSuppressed()) {
            details.append('\n').append(also.getMessage());
        }
        return details.toString();
    }
}
