package app.mooring.ui.guests;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A guest in the list: its name, and below it how it stands.
final class GuestCell extends ListCell<GuestModel> {
    private final Texts texts;
    private final Dot dot = new Dot(Tone.NEUTRAL);
    private final Label name = Labels.of("", "strong");
    private final Label state = Labels.of("", "muted", "small");
    private final HBox row;
    private Subscription following = Subscription.EMPTY;

    GuestCell(Texts texts) {
        this.texts = texts;
        HBox first = new HBox(dot, name);
        first.getStyleClass().add("guest-name");
        first.setAlignment(Pos.CENTER_LEFT);
        row = new HBox(new VBox(first, state));
        prefWidthProperty()
                .bind(listViewProperty()
                        .flatMap(ListView::orientationProperty)
                        .map(orientation -> orientation == Orientation.HORIZONTAL ? USE_COMPUTED_SIZE : 0));
    }

    @Override
    protected void updateItem(@Nullable GuestModel guest, boolean empty) {
        super.updateItem(guest, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        state.textProperty().unbind();
        accessibleTextProperty().unbind();
        if (guest == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(guest.name());
        ObservableValue<String> words = state(texts, guest);
        state.textProperty().bind(words);
        following = guest.view().subscribe(view -> dot.tone(tone(view)));
        setGraphic(row);
        accessibleTextProperty().bind(words.map(said -> guest.name() + ", " + said));
    }

    /// How a guest stands, in a few words.
    static ObservableValue<String> state(Texts texts, GuestModel guest) {
        return Bindings.createStringBinding(() -> state(texts, guest.view().get()), texts.language(), guest.view());
    }

    private static String state(Texts texts, @Nullable MachineView view) {
        return view == null
                ? texts.now("reach.unasked")
                : switch (view.guest().reach()) {
                    case Reach.Unasked _ -> texts.now("reach.unasked");
                    case Reach.Answers _ -> texts.now("reach.answers");
                    case Reach.Away(Failure why) ->
                        texts.now(view.machine().isPresent() && !view.running() ? "reach.off" : away(why));
                };
    }

    /// A text's key. One whose host key is not trusted has answered.
    private static String away(Failure why) {
        return switch (why.code()) {
            case "ssh.hostKey.changed" -> "reach.otherKey";
            case "ssh.hostKey.unknown" -> "reach.unknownKey";
            default -> "reach.away";
        };
    }

    static Tone tone(@Nullable MachineView view) {
        return view == null
                ? Tone.NEUTRAL
                : switch (view.guest().reach()) {
                    case Reach.Unasked _ -> Tone.NEUTRAL;
                    case Reach.Answers _ -> Tone.GOOD;
                    case Reach.Away _ ->
                        view.rests() ? Tone.NEUTRAL : view.guest().reach().asks() ? Tone.WARNING : Tone.BAD;
                };
    }
}
