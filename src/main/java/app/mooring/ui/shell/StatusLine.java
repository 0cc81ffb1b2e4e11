package app.mooring.ui.shell;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Works;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What is reachable, what runs, which lab and which language it is: always in sight, over two lines where there is not
/// room for it in one.
final class StatusLine extends FlowPane {
    private static final double MARGINS = 32;

    private final Texts texts;
    private final FlowPane reached = new Dense();
    private final HBox right = new HBox();
    private final Button running = new Button();
    private final Subscription following;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    StatusLine(Texts texts, Works works, Navigator navigator) {
        this.texts = texts;
        getStyleClass().add("status-line");
        reached.getStyleClass().add("status-reached");
        running.setId("status-running");
        running.getStyleClass().addAll("flat", "status-running");
        running.accessibleTextProperty().bind(running.textProperty());
        running.setOnAction(_ -> navigator.go(Place.ACTIVITY));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(running.textProperty());
        running.setTooltip(whole);
        MenuButton language = new MenuButton();
        language.setId("language");
        language.getStyleClass().add("flat");
        language.textProperty()
                .bind(Bindings.createStringBinding(() -> texts.language().get().ownName(), texts.language()));
        language.accessibleTextProperty().bind(texts.of("language", language.textProperty()));
        for (Language one : Language.values()) {
            MenuItem item = new MenuItem(one.ownName());
            item.setId("language-" + one.locale().getLanguage());
            item.setOnAction(_ -> texts.language().set(one));
            language.getItems().add(item);
        }
        language.setMinWidth(USE_PREF_SIZE);
        right.getStyleClass().add("status-right");
        right.getChildren().addAll(running, language);
        reached.prefWrapLengthProperty().bind(widthProperty().subtract(MARGINS));
        setRowValignment(VPos.CENTER);
        getChildren().addAll(reached, right);
        following = works.running().subscribe(many -> follow(works, many.intValue()));
    }

    /// Follows no longer what runs: that goes on when the lab is left.
    void close() {
        following.unsubscribe();
    }

    /// Shows the one that was begun last, and how many others run.
    private void follow(Works works, int many) {
        ObservableValue<String> said = works.latest()
                .<ObservableValue<String>>map(run -> many > 1
                        ? texts.of("status.more", run.title(), many - 1)
                        : texts.of("status.running", run.title()))
                .orElseGet(() -> texts.of("status.idle"));
        running.textProperty().bind(said);
    }

    /// As wide as what is in it, and at most as long as a line may be.
    private static final class Dense extends FlowPane {
        @Override
        protected double computePrefWidth(double height) {
            double all = getManagedChildren().stream()
                    .mapToDouble(child -> child.prefWidth(-1) + getHgap())
                    .sum();
            return Math.min(all, getPrefWrapLength());
        }
    }

    /// Puts it before the language.
    void add(Node node) {
        right.getChildren().add(right.getChildren().size() - 1, node);
    }

    /// The second part stands at the right end of its line. It is shifted there: whoever is placed twice asks
    /// for another layout each time.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double place = Math.max(snappedLeftInset(), getWidth() - snappedRightInset() - right.getWidth());
        right.setTranslateX(place - right.getLayoutX());
    }

    private static Tone whenAway(MachineView machine) {
        return machine.rests() ? Tone.NEUTRAL : machine.guest().reach().asks() ? Tone.WARNING : Tone.BAD;
    }

    void show(@Nullable LabSnapshot lab, Navigator navigator) {
        if (lab == null) {
            return;
        }
        entry("virtualbox", "virtualbox", texts.of("status.virtualBox"), () -> navigator.go(Place.SETUP))
                .show(lab.host().virtualBox(), Tone.BAD);
        entry("webservice", "webservice", texts.of("status.webService"), () -> navigator.go(Place.WEB_SERVICE))
                .show(lab.host().webService(), lab.isNew() ? Tone.NEUTRAL : Tone.BAD);
        lab.machines()
                .forEach(machine -> entry(
                                "machine " + machine.name(),
                                machine.name(),
                                Bindings.createStringBinding(machine::name),
                                () -> navigator.go(Place.GUESTS, machine.name()))
                        .show(machine.guest().reach(), whenAway(machine)));
    }

    /// @param key unlike all others, whatever a machine is called
    private Entry entry(String key, String id, ObservableValue<String> name, Runnable open) {
        return entries.computeIfAbsent(key, _ -> {
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
            button.setMinWidth(USE_PREF_SIZE);
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
