package app.mooring.ui.settings;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.labform.LabForm;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Look;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Language, look, text size, and the settings of the lab.
public final class SettingsPage implements Page {
    private final Desk desk;
    private final Panes<Node> panes;
    private final Surroundings around;
    private final Texts texts;
    private final LookCard looks;
    private final LabsCard labs;
    private final AboutCard about;
    private final Parent sheet;
    private final StackPane node = new StackPane();
    private @Nullable LabForm form;

    public SettingsPage(Desk desk, Panes<Node> panes, Look look, Surroundings around) {
        this.panes = panes;
        this.desk = desk;
        this.around = around;
        this.texts = desk.languages().of(SettingsPage.class);
        this.looks = new LookCard(texts, look);
        this.labs = new LabsCard(texts, desk, around, this::edit);
        this.about = new AboutCard(texts, desk, around);
        this.sheet = Sheet.scrolling(new Header(texts.of("title")), looks, labs, about);
        node.getStylesheets().add("/app/mooring/ui/settings/settings.css");
        node.setId("settings");
        node.getChildren().add(sheet);
    }

    /// Shows the form of the lab that is open, in this page; one that is there stays, with what was typed.
    private void edit() {
        if (form != null) {
            form.shown();
            return;
        }
        LabForm shown = new LabForm(
                around.rooms(),
                desk.works(),
                desk.languages(),
                around.home(),
                Optional.of(desk.lab().rooms().lab()),
                Bindings.createIntegerBinding(this::attached, desk.lab().snapshot()),
                around.question(),
                panes,
                this::saved,
                this::back);
        form = shown;
        node.getChildren().setAll(shown.node());
        shown.shown();
    }

    private int attached() {
        return (int) Optional.ofNullable(desk.lab().snapshot().get()).stream()
                .flatMap(seen -> seen.volumes().stream())
                .filter(volume -> volume.machine() != null)
                .count();
    }

    private void saved(Path file) {
        back();
        around.openLab().accept(file);
    }

    private void back() {
        close();
        node.getChildren().setAll(sheet);
        labs.look();
        labs.lookup("#settings-lab").requestFocus();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>(looks.actions());
        all.add(Action.of(texts.of("folder.own"), () -> {
            desk.navigator().go(Place.SETTINGS); // where it says so if it cannot be shown
            about.showFolder();
        }));
        if (desk.lab().practice().isEmpty()) {
            all.add(Action.of(texts.of("lab.settings"), () -> {
                desk.navigator().go(Place.SETTINGS);
                edit();
            }));
        }
        return all;
    }

    @Override
    public boolean unsaved() {
        return form != null && form.unsaved();
    }

    @Override
    public void shown() {
        labs.look();
    }

    @Override
    public void close() {
        if (form != null) {
            form.close();
            form = null;
        }
    }
}
