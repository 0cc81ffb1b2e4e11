package app.mooring.ui.harbour;

import app.mooring.lab.Lab;
import app.mooring.ui.control.Buttons;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.control.Tone;
import app.mooring.ui.move.DetachPane;
import app.mooring.ui.move.MovePane;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// The live picture of a lab: the host, its machines, the volumes on their ports and on the quay.
public final class HarbourPage implements Page {
    /// More entries than a person looks through.
    private static final int MANY = 200;

    private final Desk desk;
    private final Texts texts;
    private final HarbourModel model;
    private final BooleanBinding fresh;
    private final Basin basin;
    private final Parent node;

    /// @param home the person's own folder
    public HarbourPage(Desk desk, Panes<Node> panes, Path home) {
        this.desk = desk;
        this.texts = desk.languages().of(HarbourPage.class);
        this.model = new HarbourModel(desk, texts, home);
        this.fresh = model.isNew();
        this.basin = new Basin(
                desk,
                texts,
                model,
                (block, berth) -> panes.show(new MovePane(desk, panes, block.name(), berth.name())),
                block -> panes.show(new DetachPane(
                        desk,
                        panes,
                        block.name(),
                        block.machine(),
                        risk -> model.detach(block.name(), block.machine(), risk))));
        this.node = Sheet.scrolling(header(), basin);
        node.getStylesheets().add("/app/mooring/ui/harbour/harbour.css");
        node.getStyleClass().add("harbour");
    }

    private Header header() {
        Header header = new Header(texts.of("title")).beside(lab());
        if (desk.lab().practice().isPresent()) {
            header.actions(new BadDayMenu(texts, model, machines()));
        }
        Button create = Buttons.plain(texts.of("newVolume"), this::create);
        create.setId("harbour-new");
        create.disableProperty().bind(model.answering().not());
        Button demo = Buttons.primary(texts.of("demo"), Feather.PLAY, this::demo);
        demo.setId("harbour-demo");
        if (desk.lab().practice().isEmpty()) {
            fresh.subscribe(unset -> Buttons.accent(demo, !unset)); // it is set up first
        }
        return header.actions(create, demo);
    }

    private List<String> machines() {
        return desk.lab().rooms().lab().machines().stream()
                .map(Lab.Machine::name)
                .toList();
    }

    private Pill lab() {
        return desk.lab().practice().isPresent()
                ? new Pill(texts.of("practice"), Tone.ACCENT)
                : new Pill(desk.lab().name(), Tone.ACCENT);
    }

    private void create() {
        desk.navigator().go(Place.VOLUMES, "new:");
    }

    private void demo() {
        desk.navigator().go(Place.DEMO);
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>();
        all.add(Action.of(texts.of("demo"), this::demo));
        moves().limit(MANY).forEach(all::add);
        if (desk.lab().practice().isPresent()) {
            all.addAll(BadDayMenu.actions(model, machines()));
        }
        return all;
    }

    private Stream<Action> moves() {
        return Stream.ofNullable(model.harbour().get())
                .flatMap(HarbourModel.Harbour::blocks)
                .flatMap(block -> model.targets(block).stream()
                        .map(target -> Action.of(
                                texts.of("move", block.name(), target.name()), () -> basin.move(block, target))));
    }

    @Override
    public void show(String object) {
        basin.focus(object);
    }

    @Override
    public void close() {
        basin.close();
        model.close();
    }
}
