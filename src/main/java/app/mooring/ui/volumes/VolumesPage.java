package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.HostTrouble;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The volumes of a lab as a table, and each with the chain from its file to its container.
public final class VolumesPage implements Page {
    private static final double WIDE_EMS = 60;
    private static final double TABLE_SHARE = 0.62;
    private static final double TABLE_SHARE_STACKED = 0.5;
    private static final int FILTER_COLUMNS = 16; // what it says while it is empty is not cut
    private static final String NEW = "new:";

    /// More entries than a person looks through.
    private static final int MANY = 200;

    private final VolumesModel model;
    private final VolumeCommands commands;
    private final Texts texts;
    private final VolumesTable table;
    private final VolumeDetails details;
    private final HostTrouble trouble;
    private final TextField filter = new TextField();
    private final Parent node;
    private final InvalidationListener drawing = _ -> draw();

    /// Told after the model was, which an invalidation is not.
    private final ChangeListener<@Nullable LabSnapshot> seeing = (_, _, _) -> draw();
    private final Desk desk;

    public VolumesPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.texts = desk.languages().of(VolumesPage.class);
        this.model = new VolumesModel(desk);
        this.trouble = new HostTrouble(desk, Place.VOLUMES);
        this.commands = new VolumeCommands(desk, panes, model);
        Label measure = new Label();
        measure.setManaged(false);
        measure.setVisible(false);
        DoubleBinding em = Bindings.createDoubleBinding(() -> measure.getFont().getSize(), measure.fontProperty());
        this.table = new VolumesTable(model, texts, em);
        model.whenArrived(table::scrollTo);
        this.details = new VolumeDetails(desk, model, commands);
        table.setContextMenu(new VolumeMenu(model, commands, texts));
        table.setPlaceholder(placeholder());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                commands.removeSelected();
            }
        });
        SplitPane split = new SplitPane(table, details);
        split.getStyleClass().add("volumes-split");
        FlowPane filters = filters(measure);
        VBox content = new VBox(trouble, filters, split);
        content.getStyleClass().add("volumes-content");
        VBox.setVgrow(split, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(content); // only where the window is too low for both
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("sheet-scroll");
        this.node = Sheet.filled(header(), scroll);
        node.getStylesheets().add("/app/mooring/ui/volumes/volumes.css");
        split.widthProperty().subscribe(_ -> turn(split, em));
        em.subscribe(_ -> turn(split, em));
        desk.lab().snapshot().addListener(seeing);
        texts.language().addListener(drawing);
        model.selected().addListener(drawing);
        model.runs().all().addListener(drawing);
        draw();
    }

    /// The details beside the table where there is room, below it where there is not.
    private static void turn(SplitPane split, DoubleBinding em) {
        boolean wide = split.getWidth() >= em.get() * WIDE_EMS;
        Orientation wanted = wide ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (split.getWidth() > 0
                && (split.getOrientation() != wanted || !split.getProperties().containsKey(NEW))) {
            split.getProperties().put(NEW, wanted);
            split.setOrientation(wanted);
            split.setDividerPositions(wide ? TABLE_SHARE : TABLE_SHARE_STACKED);
        }
    }

    private Header header() {
        Button remove = Buttons.plain(texts.of("action.removeThese"), commands::removeSelected);
        remove.setId("volumes-remove");
        remove.disableProperty().bind(Bindings.isEmpty(model.selected()));
        Button create = Buttons.primary(texts.of("create"), Feather.PLUS, commands::create);
        create.setId("volumes-create");
        create.disableProperty().bind(model.answering().not());
        Label count = Labels.of(
                Bindings.createStringBinding(
                        this::count, model.shown(), desk.lab().snapshot(), texts.language()),
                "muted");
        count.setId("volumes-count");
        return new Header(texts.of("title")).beside(count).actions(remove, create);
    }

    private String count() {
        int all = model.rows().size();
        int shown = model.shown().size();
        if (!model.known()) {
            return "";
        }
        if (shown < all) {
            return texts.now("count.of", shown, all);
        }
        return all == 1 ? texts.now("count.one") : texts.now("count", all);
    }

    private String counted(Standing standing) {
        String name = new VolumeTexts(texts).standing(standing);
        return model.known(standing) ? name + "  " + model.count(standing) : name;
    }

    private FlowPane filters(Label measure) {
        filter.setId("volumes-filter");
        filter.setPrefColumnCount(FILTER_COLUMNS);
        filter.promptTextProperty().bind(texts.of("filter"));
        Labels.naming(filter, texts.of("filter"));
        filter.textProperty().bindBidirectional(model.filter());
        FlowPane filters = new FlowPane(measure, filter);
        filters.getStyleClass().add("volumes-filters");
        for (Standing standing : Standing.values()) {
            ToggleButton toggle = new ToggleButton();
            toggle.setId("volumes-only-" + standing.name().toLowerCase(java.util.Locale.ROOT));
            toggle.getStyleClass().add("volumes-only");
            toggle.textProperty()
                    .bind(Bindings.createStringBinding(
                            () -> counted(standing), model.rows(), desk.lab().snapshot(), texts.language()));
            toggle.accessibleTextProperty().bind(toggle.textProperty());
            if (standing == Standing.INTERRUPTED) {
                toggle.visibleProperty()
                        .bind(Bindings.createBooleanBinding(() -> model.count(standing) > 0, model.rows())
                                .or(toggle.selectedProperty()));
                toggle.managedProperty().bind(toggle.visibleProperty());
            }
            toggle.setOnAction(_ -> {
                if (toggle.isSelected()) {
                    model.only().add(standing);
                } else {
                    model.only().remove(standing);
                }
            });
            model.only().addListener((InvalidationListener)
                    _ -> toggle.setSelected(model.only().contains(standing)));
            filters.getChildren().add(toggle);
        }
        return filters;
    }

    private Node placeholder() {
        Button create = Buttons.plain(texts.of("create"), commands::create);
        create.setId("volumes-empty-create");
        create.disableProperty().bind(model.answering().not());
        create.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        Label why = Labels.wrapped(
                Bindings.createStringBinding(
                        () -> texts.now(why()),
                        model.rows(),
                        model.only(),
                        desk.lab().snapshot(),
                        texts.language()),
                "muted");
        VBox empty = new VBox(why, create);
        empty.getStyleClass().add("volumes-empty");
        return empty;
    }

    /// A text's key: why no row is shown.
    private String why() {
        if (desk.lab().snapshot().get() == null) {
            return "empty.unseen";
        }
        if (!model.rows().isEmpty() && (model.known() || model.only().equals(Set.of(Standing.LOCAL)))) {
            return "empty.filtered";
        }
        return model.known() ? "empty" : "empty.unknown";
    }

    private void draw() {
        trouble.show(desk.lab().snapshot().get());
        details.draw();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>();
        all.add(new Action(texts.of("create"), model.answering(), commands::create));
        all.add(new Action(
                texts.of("action.removeSelected"), Bindings.isNotEmpty(model.selected()), commands::removeSelected));
        Optional.ofNullable(desk.lab().snapshot().get())
                .flatMap(seen -> seen.interrupted().stream().findFirst())
                .ifPresent(what -> all.add(Action.of(texts.of("run.settle"), () -> commands.settle(what))));
        Stream.concat(model.selected().stream(), model.rows().stream())
                .distinct()
                .map(VolumeRow::now)
                .filter(seen -> seen.volume().isPresent())
                .limit(MANY)
                .forEach(seen -> addActions(all, seen, seen.volume().orElseThrow()));
        return all;
    }

    private void addActions(List<Action> all, Seen seen, Volume volume) {
        String name = volume.name();
        if (VolumeCommands.detachable(volume)) {
            all.add(Action.of(texts.of("run.detach", name), () -> commands.detach(volume)));
        }
        all.add(Action.of(texts.of("action.copyCommandOf", name), () -> commands.copyCommand(volume)));
        all.add(Action.of(texts.of("action.fileOf", name), () -> commands.showFile(volume)));
        all.add(Action.of(texts.of("run.remove", name), () -> commands.remove(List.of(seen))));
    }

    /// A volume's name, `MACHINE/NAME` of one that is a guest's own, or `new:` for one to be made.
    @Override
    public void show(String object) {
        if (object.equals(NEW)) {
            commands.create();
        } else {
            model.row(object).ifPresent(_ -> model.awaitAndSelect(object));
        }
    }

    @Override
    public void shown() {
        table.requestFocus();
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(seeing);
        texts.language().removeListener(drawing);
        table.close(texts);
        model.close();
    }
}
