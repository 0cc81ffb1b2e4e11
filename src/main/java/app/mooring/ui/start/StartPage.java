package app.mooring.ui.start;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Card;
import app.mooring.ui.control.FailurePane;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.LanguageChoice;
import app.mooring.ui.control.Page;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What Mooring is, the labs there are, and two ways to begin.
public final class StartPage implements Page {
    private static final double ROOM_EMS = 36;
    private static final double ROOM_WITH_LABS_EMS = 44;

    private final Languages languages;
    private final Texts texts;
    private final VBox trouble = new VBox();
    private final FlowPane labs = new FlowPane();
    private final Parent node;
    private final Button practice;

    public StartPage(Languages languages, Consumer<Choice> chosen) {
        this.languages = languages;
        this.texts = languages.of(StartPage.class);
        LanguageChoice language = new LanguageChoice(texts);
        language.setId("start-language");
        Labels.naming(language, texts.of("language"));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        FontIcon anchor = new FontIcon(Feather.ANCHOR);
        HBox top = new HBox(anchor, Labels.of("Mooring", "heading"), between, language);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("start-top");

        Label title = Labels.wrapped(texts.of("title"), "start-title");
        Label what = Labels.wrapped(texts.of("what"), "start-what");

        practice = Buttons.primary(texts.of("practice.begin"), Feather.PLAY, () -> chosen.accept(Choice.PRACTICE));
        practice.setId("start-practice");
        Button own = Buttons.plain(texts.of("own.begin"), () -> chosen.accept(Choice.OWN));
        own.setId("start-own");
        FlowPane ways = new FlowPane(
                way(Feather.COMPASS, "practice", practice, "practice.first", "practice.second", "practice.third"),
                way(Feather.HARD_DRIVE, "own", own, "own.first", "own.second", "own.third"));
        ways.setAlignment(Pos.CENTER);
        ways.getStyleClass().add("start-ways");

        VolumeDrawing drawing = new VolumeDrawing(texts);
        drawing.managedProperty().bind(drawing.visibleProperty());
        trouble.getStyleClass().add("start-trouble");
        trouble.managedProperty().bind(Bindings.isNotEmpty(trouble.getChildren()));
        labs.setAlignment(Pos.CENTER);
        labs.getStyleClass().add("start-labs");
        labs.managedProperty().bind(Bindings.isNotEmpty(labs.getChildren()));
        VBox column = new VBox(trouble, title, what, drawing, labs, ways);
        column.setAlignment(Pos.CENTER);
        VBox.setVgrow(column, Priority.ALWAYS);
        column.getStyleClass().add("start-column");
        VBox all = new VBox(top, column);
        all.getStyleClass().add("start");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("sheet-scroll", "start-scroll");
        scroll.getStylesheets().add("/app/mooring/ui/start/start.css");
        // The two ways come first where there is not room for all.
        drawing.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> scroll.getHeight()
                                        >= (labs.getChildren().isEmpty() ? ROOM_EMS : ROOM_WITH_LABS_EMS)
                                                * what.getFont().getSize()
                                && trouble.getChildren().isEmpty(),
                        scroll.heightProperty(),
                        what.fontProperty(),
                        trouble.getChildren(),
                        labs.getChildren()));
        this.node = scroll;
    }

    /// Says why a lab was not opened.
    public void failed(Failure failure) {
        FailurePane why = new FailurePane(languages, failure);
        why.setId("not-opened");
        trouble.getChildren().setAll(why);
    }

    /// Offers the labs that there are, by name.
    ///
    /// @param open opens the lab of that file
    public void offer(List<Rooms.Listed> there, Consumer<Path> open) {
        labs.getChildren().clear();
        if (!there.isEmpty()) {
            labs.getChildren().add(Labels.of(texts.of("labs"), "muted"));
        }
        for (Rooms.Listed lab : there) {
            Button button = Buttons.plain(new SimpleStringProperty(lab.name()), () -> open.accept(lab.file()));
            button.setMnemonicParsing(false);
            button.setGraphic(new FontIcon(Feather.FOLDER));
            button.setId("start-lab-" + lab.name());
            button.accessibleTextProperty().unbind();
            button.accessibleTextProperty().bind(texts.of("lab.open", lab.name()));
            labs.getChildren().add(button);
        }
    }

    private Node way(Ikon icon, String id, Button button, String... points) {
        HBox heading = new HBox(new FontIcon(icon), Labels.of(texts.of("way." + id), "heading"));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("start-heading");
        VBox list = new VBox();
        list.getStyleClass().add("start-points");
        Stream.of(points).map(this::point).forEach(list.getChildren()::add);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        button.setMaxWidth(Double.MAX_VALUE);
        Card card = new Card(heading, list, space, button);
        card.getStyleClass().add("start-way");
        return card;
    }

    private Node point(String key) {
        Label text = Labels.wrapped(texts.of("point." + key));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(new FontIcon(Feather.CHECK), text);
        row.getStyleClass().add("start-point");
        return row;
    }

    @Override
    public Parent node() {
        return node;
    }

    /// The keyboard is on the way that most take first.
    @Override
    public void shown() {
        // What scrolls has its content only when it is styled.
        node.applyCss();
        practice.requestFocus();
    }
}
