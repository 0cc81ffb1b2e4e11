package app.mooring.ui.volumes;

import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Scroll;
import app.mooring.ui.control.StepList;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.util.Arrays;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks before volumes go for good: which go, and which do not, and why. Then it shows how that went.
final class RemovePane extends VBox {
    private final Desk desk;
    private final Panes<Node> panes;
    private final Texts texts;
    private final Label title = Labels.wrapped("", "heading");
    private final VBox list = new VBox();
    private final VBox doubt = new VBox();
    private final HBox buttons = new HBox();

    RemovePane(Desk desk, Panes<Node> panes, RemoveModel model, VolumeActions actions) {
        this.desk = desk;
        this.panes = panes;
        this.texts = desk.languages().of(RemovePane.class);
        getStyleClass().addAll("pane", "volume-remove");
        getStylesheets().add("/app/mooring/ui/volumes/volumes.css");
        list.getStyleClass().add("remove-list");
        Scroll scroll = new Scroll(list);
        scroll.getStyleClass().add("remove-scroll");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("pane-buttons");
        int going = model.going().size();
        Button cancel = Buttons.plain(texts.of(going == 0 ? "close" : "cancel"), panes::close);
        cancel.setId("volumes-remove-cancel");
        buttons.getChildren().add(cancel);
        if (going > 0) {
            Button ok = Buttons.danger(ok(model), () -> watch(actions.remove(model.going())));
            ok.setId("volumes-remove-ok");
            buttons.getChildren().add(ok);
            if (!model.unheard().isEmpty()) {
                ok.disableProperty().bind(agreement(model).selectedProperty().not());
            }
        }
        doubt.getStyleClass().add("remove-doubt");
        doubt.managedProperty().bind(Bindings.isNotEmpty(doubt.getChildren()));
        show(model);
        title.textProperty().bind(title(going));
        getChildren().addAll(title, scroll, doubt, buttons);
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                buttons.getChildren().getFirst().requestFocus();
            }
        });
    }

    /// Says who cannot be asked; what the person agrees to besides.
    private CheckBox agreement(RemoveModel model) {
        boolean one = model.going().size() == 1;
        Label unheard = Labels.wrapped(
                texts.of(one ? "remove.one.unheard" : "remove.unheard", String.join(", ", model.unheard())),
                "remove-warning");
        unheard.setId("volumes-remove-unheard");
        unheard.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        CheckBox agreed = new CheckBox();
        agreed.setId("volumes-remove-agreed");
        agreed.setWrapText(true);
        agreed.textProperty().bind(texts.of(one ? "remove.one.agree" : "remove.agree"));
        doubt.getChildren().setAll(unheard, agreed);
        return agreed;
    }

    private StringBinding ok(RemoveModel model) {
        int going = model.going().size();
        if (model.going().stream().anyMatch(RemoveModel.Going::attached)) {
            return going == 1 ? texts.of("remove.one.detach") : texts.of("remove.detach", going);
        }
        return going == 1 ? texts.of("remove.one.ok") : texts.of("remove.ok", going);
    }

    private StringBinding title(int going) {
        return switch (going) {
            case 0 -> texts.of("remove.none");
            case 1 -> texts.of("remove.one.title");
            default -> texts.of("remove.title", going);
        };
    }

    private void show(RemoveModel model) {
        if (!model.going().isEmpty()) {
            list.getChildren()
                    .add(Labels.wrapped(
                            texts.of(model.going().size() == 1 ? "remove.one.text" : "remove.text"), "muted"));
        }
        model.going().forEach(one -> {
            list.getChildren().add(Labels.of(one.name(), "mono", "strong"));
            if (one.attached()) {
                list.getChildren().add(Labels.wrapped(texts.of("remove.detached", one.machine()), "muted", "small"));
            }
        });
        if (!model.kept().isEmpty()) {
            Label stay = Labels.wrapped(texts.of("remove.stay"), "muted", "remove-stay");
            list.getChildren().add(stay);
            model.kept()
                    .forEach(kept -> list.getChildren()
                            .add(new VBox(
                                    Labels.of(kept.name(), "mono", "strong"),
                                    Labels.wrapped(texts.of("kept." + kept.reason(), kept.by()), "muted", "small"))));
        }
    }

    private void watch(Run run) {
        title.textProperty().bind(run.title());
        doubt.getChildren().clear();
        list.getChildren()
                .setAll(new StepList(texts, run, step -> new SimpleStringProperty(VolumeActions.removed(step))));
        Button cancel = Buttons.plain(texts.of("cancel"), run::cancel);
        Button hide = Buttons.plain(texts.of("close"), panes::close);
        buttons.getChildren().setAll(cancel, hide);
        hide.requestFocus();
        run.whenEnded(end -> {
            buttons.getChildren().remove(cancel);
            switch (end) {
                case Run.State.Failed(Failure failure) ->
                    reasons(failure)
                            .map(one -> new FailurePane(desk, one, Place.VOLUMES))
                            .forEach(list.getChildren()::add);
                case Run.State.Done _ -> {
                    if (getScene() != null) {
                        panes.close();
                    }
                }
                case Run.State.Cancelled _, Run.State.Running _ -> {}
            }
        });
    }

    /// Why of each that was not removed; the failure itself where it has none of those.
    private static Stream<Failure> reasons(Failure failure) {
        return failure.getSuppressed().length == 0
                ? Stream.of(failure)
                : Arrays.stream(failure.getSuppressed())
                        .filter(Failure.class::isInstance)
                        .map(Failure.class::cast);
    }
}
