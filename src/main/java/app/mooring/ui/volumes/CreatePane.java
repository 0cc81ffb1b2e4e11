package app.mooring.ui.volumes;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Scroll;
import app.mooring.ui.control.Typed;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// Where a new volume is described.
final class CreatePane extends VBox implements Typed {
    private final Texts texts;
    private final CreateModel model;

    CreatePane(Desk desk, Panes<Node> panes, CreateModel model, Consumer<String> made) {
        this.texts = desk.languages().of(CreatePane.class);
        this.model = model;
        getStyleClass().addAll("pane", "volume-create");
        getStylesheets().add("/app/mooring/ui/volumes/volumes.css");
        VBox outcome = new VBox();
        TextField name = new TextField();
        name.setId("volumes-create-name");
        name.textProperty().bindBidirectional(model.name());
        TextField size = new TextField();
        size.setId("volumes-create-size");
        size.textProperty().bindBidirectional(model.size());
        ChoiceBox<Optional<String>> maker = maker(model);
        ChoiceBox<String> fileSystem = new ChoiceBox<>();
        fileSystem.setId("volumes-create-file-system");
        fileSystem.getItems().setAll(CreateModel.FILE_SYSTEMS);
        fileSystem.valueProperty().bindBidirectional(model.fileSystem());
        fileSystem
                .disableProperty()
                .bind(model.busy()
                        .or(Bindings.createBooleanBinding(
                                () -> model.maker().get().isEmpty(), model.maker())));
        List.of(name, size, maker).forEach(one -> one.disableProperty().bind(model.busy()));
        Button cancel = Buttons.plain(texts.of("cancel"), () -> cancel(panes, model));
        cancel.setId("volumes-create-cancel");
        cancel.disableProperty()
                .bind(model.running()
                        .flatMap(Run::state)
                        .map(new Run.State.Running(true)::equals)
                        .orElse(false));
        Button ok = Buttons.primary(texts.of("create.ok"), Feather.PLUS, () -> {
            cancel.requestFocus();
            model.create().whenEnded(end -> {
                if (end instanceof Run.State.Done) {
                    made.accept(model.name().get());
                    if (getScene() != null) {
                        panes.close();
                    }
                }
            });
        });
        ok.setId("volumes-create-ok");
        ok.disableProperty().bind(model.ready().not());
        name.setOnAction(_ -> ok.fire());
        size.setOnAction(_ -> ok.fire());
        HBox buttons = new HBox(cancel, ok);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("pane-buttons");
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busy());
        progress.managedProperty().bind(model.busy());
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        model.failure()
                .addListener((_, _, now) -> outcome.getChildren()
                        .setAll(now.map(failure -> new FailurePane(desk, failure, Place.VOLUMES)).stream()
                                .toList()));
        VBox body = new VBox(
                new Field(texts.of("create.name"), name, model.nameProblem(), texts.of("create.name.hint")),
                new Field(texts.of("create.size"), size, model.sizeProblem(), model.free()),
                new Field(texts.of("create.maker"), maker),
                new Field(texts.of("create.fileSystem"), fileSystem),
                progress,
                outcome);
        body.getStyleClass().add("volume-create-body");
        Scroll scroll = new Scroll(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Labels.wrapped(texts.of("create.title"), "heading"), scroll, buttons);
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                applyCss(); // what scrolls has its content only when it is styled
                name.requestFocus();
            }
        });
    }

    @Override
    public boolean unsaved() {
        return !model.name().get().isBlank();
    }

    /// What runs, else the question: the pane stays with what was typed, and what came of it.
    private static void cancel(Panes<Node> panes, CreateModel model) {
        Run run = model.running().get();
        if (run == null) {
            panes.close();
        } else {
            run.cancel();
        }
    }

    private ChoiceBox<Optional<String>> maker(CreateModel model) {
        ChoiceBox<Optional<String>> maker = new ChoiceBox<>();
        maker.setId("volumes-create-maker");
        maker.converterProperty().bind(Bindings.createObjectBinding(this::makers, texts.language()));
        maker.getItems().setAll(model.makers());
        maker.valueProperty().bindBidirectional(model.maker());
        maker.setMaxWidth(Double.MAX_VALUE);
        return maker;
    }

    /// Another one for each language: whoever shows what it says takes it anew.
    private StringConverter<Optional<String>> makers() {
        return new StringConverter<>() {
            @Override
            public String toString(Optional<String> guest) {
                return guest == null
                        ? ""
                        : guest.map(machine -> texts.now("create.maker.guest", machine))
                                .orElseGet(() -> texts.now("create.maker.host"));
            }

            @Override
            public Optional<String> fromString(String text) {
                return Optional.empty();
            }
        };
    }
}
