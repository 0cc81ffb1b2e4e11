package app.mooring.ui.harbour;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.control.Tone;
import app.mooring.ui.move.MovePane;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The live picture of a lab: the host, its machines, the volumes on their ports and on the quay.
public final class HarbourPage implements Page {
    private final Desk desk;
    private final Panes<Node> panes;
    private final Texts texts;
    private final HostCard host;
    private final FlowPane berths = new FlowPane();
    private final FlowPane quay = new FlowPane();
    private final Map<String, MachineCard> cards = new LinkedHashMap<>();
    private final Map<String, VolumeBlock> blocks = new LinkedHashMap<>();
    private final ChangeListener<@Nullable LabSnapshot> follower = (_, _, seen) -> show(seen);
    private final Parent node;

    public HarbourPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.panes = panes;
        this.texts = desk.languages().of(HarbourPage.class);
        this.host = new HostCard(desk, texts);
        Button make = Buttons.plain(texts.of("new"), () -> desk.navigator().go(Place.VOLUMES, "new:"));
        make.setId("harbour-new");
        Button demo = Buttons.primary(
                texts.of("demo"), Feather.PLAY, () -> desk.navigator().go(Place.DEMO));
        demo.setId("harbour-demo");
        Header header = new Header(texts.of("title")).beside(lab()).actions(make, demo);
        desk.lab().practice().ifPresent(practice -> header.actions(new BadDayMenu(desk, practice, texts)));
        berths.getStyleClass().add("harbour-berths");
        quay.getStyleClass().add("harbour-quay-volumes");
        Label hint = Labels.wrapped(texts.of("hint"), "muted");
        VBox shore = new VBox(Labels.of(texts.of("quay"), "muted"), quay, hint);
        shore.getStyleClass().add("harbour-quay");
        this.node = Sheet.scrolling(header, host, berths, shore);
        node.getStylesheets().add("/app/mooring/ui/harbour/harbour.css");
        berths.widthProperty().subscribe(_ -> spread());
        desk.lab().snapshot().addListener(follower);
        show(desk.lab().snapshot().get());
    }

    private Pill lab() {
        return desk.lab().practice().isPresent()
                ? new Pill(texts.of("practice"), Tone.ACCENT)
                : new Pill(desk.lab().name(), Tone.ACCENT);
    }

    /// Two cards beside each other, three where there is room, one where there is little.
    private void spread() {
        double width = berths.getWidth();
        int columns = Math.clamp((int) (width / 400), 1, Math.max(1, Math.min(3, cards.size())));
        double each = Math.floor((width - (columns - 1) * berths.getHgap()) / columns) - 1;
        cards.values().forEach(card -> card.setPrefWidth(Math.max(200, each)));
    }

    private void show(@Nullable LabSnapshot seen) {
        if (seen == null) {
            return;
        }
        host.show(seen.host());
        for (MachineView machine : seen.machines()) {
            MachineCard card = cards.computeIfAbsent(machine.name(), name -> {
                MachineCard made = new MachineCard(desk, texts, name, this::plan);
                berths.getChildren().add(made);
                return made;
            });
            card.show(machine, seen.volumes());
        }
        blocks.keySet().retainAll(seen.volumes().stream().map(Volume::name).toList());
        for (Volume volume : seen.volumes()) {
            VolumeBlock block = blocks.computeIfAbsent(
                    volume.name(), name -> new VolumeBlock(desk, texts, name, machine -> plan(name, machine)));
            block.show(volume, seen.machines().stream().map(MachineView::name).toList());
        }
        cards.forEach((name, card) -> card.moor(blocksOf(seen, name)));
        List<VolumeBlock> free = seen.volumes().stream()
                .filter(volume -> volume.machine() == null || !cards.containsKey(volume.machine()))
                .map(volume -> blocks.get(volume.name()))
                .toList();
        if (!quay.getChildren().equals(free)) {
            quay.getChildren().setAll(free);
        }
        spread();
    }

    private List<VolumeBlock> blocksOf(LabSnapshot seen, String machine) {
        return seen.volumes().stream()
                .filter(volume -> machine.equals(volume.machine()))
                .map(volume -> blocks.get(volume.name()))
                .toList();
    }

    /// Nothing happens before the person has seen the plan.
    private void plan(String volume, String machine) {
        panes.show(new MovePane(desk, panes, volume, machine));
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of(texts.of("demo"), () -> desk.navigator().go(Place.DEMO)),
                Action.of(texts.of("new"), () -> desk.navigator().go(Place.VOLUMES, "new:")));
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(follower);
    }
}
