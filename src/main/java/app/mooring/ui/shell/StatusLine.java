package app.mooring.ui.shell;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What is reachable, what runs, which lab and which language it is: always in sight.
final class StatusLine extends HBox {
    private final Texts texts;
    private final HBox reached = new HBox();
    private final Label running = new Label();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    StatusLine(Texts texts, Works works) {
        this.texts = texts;
        getStyleClass().add("status-line");
        reached.getStyleClass().add("status-reached");
        running.setId("status-running");
        running.getStyleClass().add("muted");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        MenuButton language = new MenuButton();
        language.setId("language");
        language.getStyleClass().add("flat");
        language.textProperty()
                .bind(Bindings.createStringBinding(() -> texts.language().get().ownName(), texts.language()));
        language.accessibleTextProperty().bind(texts.of("language"));
        for (Language one : Language.values()) {
            MenuItem item = new MenuItem(one.ownName());
            item.setId("language-" + one.locale().getLanguage());
            item.setOnAction(_ -> texts.language().set(one));
            language.getItems().add(item);
        }
        getChildren().addAll(reached, between, running, language);
        works.runs().addListener((ListChangeListener<Run>) _ -> follow(works));
        follow(works);
    }

    /// Shows the one that runs, if any, and looks again when it has ended.
    private void follow(Works works) {
        running.textProperty().unbind();
        works.runs().stream()
                .filter(run -> !run.state().get().ended())
                .findFirst()
                .ifPresentOrElse(
                        run -> {
                            running.textProperty().bind(texts.of("status.running", run.title()));
                            run.whenEnded(_ -> follow(works));
                        },
                        () -> running.textProperty().bind(texts.of("status.idle")));
    }

    /// Puts it before the language.
    void add(Node node) {
        getChildren().add(getChildren().size() - 1, node);
    }

    void show(@Nullable LabSnapshot lab, Navigator navigator) {
        if (lab == null) {
            return;
        }
        entry("virtualbox", texts.of("status.virtualBox"), () -> navigator.go(Place.SETUP))
                .show(lab.host().virtualBox(), Tone.BAD);
        entry("webservice", texts.of("status.webService"), () -> navigator.go(Place.WEB_SERVICE))
                .show(lab.host().webService(), Tone.BAD);
        lab.machines()
                .forEach(machine -> entry(
                                machine.name(),
                                Bindings.createStringBinding(machine::name),
                                () -> navigator.go(Place.GUESTS, machine.name()))
                        .show(machine.guest().reach(), machine.rests() ? Tone.NEUTRAL : Tone.BAD));
    }

    private Entry entry(String id, ObservableValue<String> name, Runnable open) {
        return entries.computeIfAbsent(id, _ -> {
            Entry made = new Entry(id, name, open);
            reached.getChildren().add(made.button);
            return made;
        });
    }

    private final class Entry {
        private final Dot dot = new Dot(Tone.NEUTRAL);
        private final Tooltip tooltip = new Tooltip();
        private final Button button = new Button();
        private final ObservableValue<String> name;
        private @Nullable Reach shown;

        Entry(String id, ObservableValue<String> name, Runnable open) {
            this.name = name;
            HBox content = new HBox(dot, Labels.of(name));
            content.getStyleClass().add("status-entry");
            content.setAlignment(Pos.CENTER_LEFT);
            button.setId("status-" + id);
            button.setGraphic(content);
            button.getStyleClass().addAll("flat", "status-button");
            button.setOnAction(_ -> open.run());
            button.setTooltip(tooltip);
            button.accessibleTextProperty().bind(tooltip.textProperty());
        }

        /// @param away how bad it is that it does not answer
        void show(Reach reach, Tone away) {
            dot.tone(
                    switch (reach) {
                        case Reach.Unasked _ -> Tone.NEUTRAL;
                        case Reach.Answers _ -> Tone.GOOD;
                        case Reach.Away _ -> away;
                    });
            if (Objects.equals(shown, reach)) {
                return;
            }
            shown = reach;
            tooltip.textProperty()
                    .bind(
                            switch (reach) {
                                case Reach.Unasked _ -> texts.of("status.unasked", name);
                                case Reach.Answers _ -> texts.of("status.answers", name);
                                case Reach.Away(Failure failure) -> texts.sentence(failure);
                            });
        }
    }
}
