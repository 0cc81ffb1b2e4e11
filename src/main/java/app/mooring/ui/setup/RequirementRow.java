package app.mooring.ui.setup;

import app.mooring.setup.Doctor;
import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.CommandBlock;
import app.mooring.ui.control.Labels;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A requirement: how it stands, what is wrong, what will be done.
final class RequirementRow extends VBox {
    RequirementRow(Languages languages, SetupModel model, Doctor.Diagnosis diagnosis) {
        Texts texts = languages.of(RequirementRow.class);
        Requirement requirement = diagnosis.requirement();
        Finding finding = diagnosis.finding();
        String step = SetupModel.step(requirement);
        getStyleClass().add("requirement");
        setId("setup-" + requirement.id().replace('.', '-') + "-" + requirement.subject());

        Node mark = mark(finding);
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("mark");
        turning.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> model.underWay().get().contains(step), model.underWay()));
        mark.visibleProperty().bind(turning.visibleProperty().not());

        Label title = Labels.of(texts.of("requirement." + requirement.id()), "strong");
        Label what = Labels.wrapped(detail(texts, finding), finding.isSatisfied() ? "muted" : "wrong");
        VBox text = new VBox(title, what);
        if (!finding.isSatisfied()) {
            Label remedy = Labels.wrapped(
                    Bindings.createStringBinding(() -> finding.remedy(texts.locale()), texts.language()), "muted");
            remedy.managedProperty().bind(remedy.textProperty().isNotEmpty());
            text.getChildren().add(remedy);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(new StackPane(mark, turning), text);
        line.getStyleClass().add("requirement-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        if (!finding.isSatisfied() && requirement.fix().isPresent()) {
            fixable(languages, texts, model, requirement, finding, line);
        }
        accessibleTextProperty().bind(title.textProperty());
    }

    private void fixable(
            Languages languages, Texts texts, SetupModel model, Requirement requirement, Finding finding, HBox line) {
        ToggleButton show = new ToggleButton();
        show.textProperty().bind(texts.of("commands"));
        show.getStyleClass().add("flat");
        show.setMinWidth(USE_PREF_SIZE);
        var run = Buttons.plain(texts.of("run"), () -> model.bringAbout(requirement));
        run.disableProperty().bind(model.run().isNotNull());
        if (!requirement.commands().isEmpty()) {
            CommandBlock block = new CommandBlock(languages, requirement.commands());
            block.visibleProperty().bind(show.selectedProperty());
            block.managedProperty().bind(show.selectedProperty());
            getChildren().add(block);
            line.getChildren().add(show);
        }
        if (!(finding instanceof Finding.Blocked)) {
            line.getChildren().add(run);
        }
    }

    private static ObservableValue<String> detail(Texts texts, Finding finding) {
        return finding instanceof Finding.Blocked blocked
                ? texts.of(
                        "blocked",
                        texts.of("requirement." + blocked.by().id()),
                        blocked.by().subject())
                : Bindings.createStringBinding(() -> finding.detail(texts.locale()), texts.language());
    }

    private static Node mark(Finding finding) {
        FontIcon icon = new FontIcon(
                switch (finding) {
                    case Finding.Satisfied _ -> Feather.CHECK_CIRCLE;
                    case Finding.Unsatisfied _ -> Feather.CIRCLE;
                    case Finding.Blocked _ -> Feather.MINUS_CIRCLE;
                    case Finding.Unknown _ -> Feather.HELP_CIRCLE;
                });
        icon.getStyleClass()
                .addAll(
                        "mark",
                        switch (finding) {
                            case Finding.Satisfied _ -> "tone-good";
                            case Finding.Unsatisfied _ -> "tone-bad";
                            case Finding.Blocked _ -> "tone-neutral";
                            case Finding.Unknown _ -> "tone-warning";
                        });
        return icon;
    }
}
