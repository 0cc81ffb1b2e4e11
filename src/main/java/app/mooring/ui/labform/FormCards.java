package app.mooring.ui.labform;

import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import java.io.File;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;

/// The cards of the form that are about the host.
final class FormCards {
    private final Texts texts;
    private final LabFormModel model;
    private final Card names;
    private final Card virtualBox;
    private final Card webService;
    private final TextField first;

    FormCards(Texts texts, LabFormModel model) {
        this.texts = texts;
        this.model = model;
        FormGrid box = new FormGrid(texts);
        this.first = box.text(model.virtualBoxFolderField(), "lab-virtualbox", texts.of("virtualBox.folder"));
        first.promptTextProperty().bind(texts.of("virtualBox.usual"));
        this.virtualBox = virtualBox(box);
        this.webService = webService(new FormGrid(texts));
        this.names = names(new FormGrid(texts));
    }

    private Card names(FormGrid grid) {
        TextField name = grid.text(model.name(), "lab-name", texts.of("name"));
        name.setDisable(model.changesOne());
        TextField folder = grid.text(model.volumeFolder(), "lab-volume-folder", texts.of("volumeFolder"));
        grid.row(texts.of("name"), name, grid.problem(model.name()));
        grid.row(
                texts.of("volumeFolder"),
                folder,
                choose(model.volumeFolder(), "lab-volume-folder-choose"),
                grid.problem(model.volumeFolder()),
                warning(grid, "lab-volume-folder-warning", "attached.folder", model.leftBehind()),
                grid.note(texts.of("volumeFolder.what")));
        grid.row(
                texts.of("driver"),
                grid.text(model.driver(), "lab-driver", texts.of("driver")),
                grid.problem(model.driver()),
                warning(grid, "lab-driver-warning", "attached.driver", model.otherwiseDriven()),
                grid.note(texts.of("driver.what")));
        return new Card(Labels.of(texts.of("lab"), "heading"), grid);
    }

    private Card virtualBox(FormGrid grid) {
        ProbeLine<LabFormModel.Found> found = new ProbeLine<>(
                texts,
                model.virtualBox(),
                one -> texts.of("virtualBox.found", one.folder().toString()),
                _ -> Optional.empty(),
                Tone.BAD);
        found.setId("lab-virtualbox-found");
        grid.row(
                texts.of("virtualBox.folder"),
                first,
                choose(model.virtualBoxFolderField(), "lab-virtualbox-choose"),
                grid.problem(model.virtualBoxFolderField()),
                found);
        return new Card(Labels.of(texts.of("virtualBox"), "heading"), grid);
    }

    private Card webService(FormGrid grid) {
        TextField guests = grid.text(model.guestAddress(), "lab-guest-address", texts.of("guestAddress"));
        guests.promptTextProperty().bind(texts.of("guestAddress.same"));
        grid.row(
                texts.of("address"),
                grid.text(model.address(), "lab-address", texts.of("address")),
                Labels.of(texts.of("port"), "muted"),
                grid.number(model.port(), "lab-port", texts.of("port")),
                grid.problem(model.address()),
                grid.problem(model.port()));
        grid.row(texts.of("guestAddress"), guests, grid.problem(model.guestAddress()));
        grid.row(texts.of("protection"), check("tls"), check("login"), open(grid));
        TextField user = grid.text(model.user(), "lab-user", texts.of("user"));
        PasswordField password =
                grid.password(model.password(), "lab-password", texts.of("password"), texts.of("password.webService"));
        user.disableProperty().bind(model.login().not());
        password.disableProperty().bind(model.login().not());
        Label problem = grid.problem(model.user());
        ProbeLine<String> answer = new ProbeLine<>(
                texts, model.webService(), version -> texts.of("webService.version", version), _ -> Optional.empty());
        grid.row(texts.of("user"), user, password, problem, answer);
        return new Card(
                Labels.of(texts.of("webService"), "heading"),
                Labels.wrapped(texts.of("webService.what"), "muted"),
                grid);
    }

    private CheckBox check(String id) {
        boolean tls = id.equals("tls");
        CheckBox box = new CheckBox();
        box.textProperty().bind(tls ? texts.of("tls") : texts.of("login"));
        box.selectedProperty().bindBidirectional(tls ? model.tls() : model.login());
        box.setId("lab-" + id);
        return box;
    }

    /// The plain warning for a web service that is not protected.
    private Label open(FormGrid grid) {
        return warning(
                grid,
                Bindings.createStringBinding(
                        () -> !model.login().get()
                                ? texts.now("open.login")
                                : model.tls().get() ? "" : texts.now("open.tls"),
                        model.tls(),
                        model.login(),
                        texts.language()));
    }

    /// What becomes of volumes that are attached.
    private Label warning(FormGrid grid, String id, String key, IntegerBinding volumes) {
        Label warning = warning(
                grid,
                Bindings.createStringBinding(
                        () -> volumes.get() == 0 ? "" : texts.now(key, volumes.get()), volumes, texts.language()));
        warning.setId(id);
        return warning;
    }

    private static Label warning(FormGrid grid, StringBinding said) {
        Label warning = grid.note(said);
        warning.getStyleClass().setAll("label", "small", "form-below", "form-warning");
        warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        return warning;
    }

    private Button choose(Field field, String id) {
        Button[] button = new Button[1];
        button[0] = Buttons.icon(texts.of("choose"), Feather.FOLDER, () -> {
            DirectoryChooser chooser = new DirectoryChooser();
            File folder = chooser.showDialog(button[0].getScene().getWindow());
            if (folder != null) {
                field.text().set(folder.getPath());
            }
        });
        button[0].setId(id);
        return button[0];
    }

    /// Where the keyboard begins.
    Node first() {
        return first;
    }

    Card names() {
        return names;
    }

    Card virtualBox() {
        return virtualBox;
    }

    Card webService() {
        return webService;
    }
}
