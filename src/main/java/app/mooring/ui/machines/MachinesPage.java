package app.mooring.ui.machines;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.HostTrouble;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Power;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The machines of a lab: their power, their storage controllers and what is on each port.
public final class MachinesPage implements Page {
    private final Desk desk;
    private final Texts texts;
    private final MachinesModel model;
    private final MachineCommands commands;
    private final HostTrouble trouble;
    private final VBox cards = new VBox();
    private final Map<String, MachineCard> byName = new LinkedHashMap<>();
    private final Parent node;
    private final InvalidationListener drawing = _ -> draw();

    /// Told after the model was, which an invalidation is not.
    private final ChangeListener<@Nullable LabSnapshot> seeing = (_, _, _) -> draw();

    public MachinesPage(Desk desk, Panes<Node> panes) {
        this.desk = desk;
        this.texts = desk.languages().of(MachinesPage.class);
        this.model = new MachinesModel(desk);
        this.commands = new MachineCommands(
                model, panes, texts, name -> desk.navigator().go(Place.VOLUMES, name));
        this.trouble = new HostTrouble(desk, Place.MACHINES);
        cards.getStyleClass().add("machines");
        this.node = Sheet.scrolling(new Header(texts.of("title")), trouble, cards);
        node.getStylesheets().add("/app/mooring/ui/machines/machines.css");
        desk.lab().snapshot().addListener(seeing);
        texts.language().addListener(drawing);
        model.runs().all().addListener(drawing);
        draw();
    }

    private void draw() {
        trouble.show(desk.lab().snapshot().get());
        if (desk.lab().snapshot().get() == null) {
            cards.getChildren().setAll(Labels.wrapped(texts.of("unseen"), "muted"));
            return;
        }
        for (MachineView machine : model.machines()) {
            byName.computeIfAbsent(machine.name(), _ -> new MachineCard(desk, commands, machine))
                    .draw(machine);
        }
        List<MachineCard> wanted = model.machines().stream()
                .flatMap(machine -> Stream.ofNullable(byName.get(machine.name())))
                .toList();
        if (!cards.getChildren().equals(wanted)) {
            cards.getChildren().setAll(wanted);
        }
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return model.machines().stream().flatMap(this::actions).toList();
    }

    private Stream<Action> actions(MachineView machine) {
        String name = machine.name();
        Power power = Optional.ofNullable(desk.lab().snapshot().get())
                .map(seen -> Power.of(machine, seen.host()))
                .orElse(Power.UNKNOWN);
        boolean idle = !model.runs().busy(name);
        Stream<Action> storage = machine.machine().map(seen -> Storage.of(machine, seen)).stream()
                .filter(one -> !one.right())
                .map(one -> new Action(
                        texts.of("action.of", name, texts.of("action." + one.change(), one.wanted())),
                        new SimpleBooleanProperty(idle && one.obstacle().isEmpty()),
                        () -> commands.prepare(machine, one)));
        Stream<Action> powers = Stream.of(
                new Action(
                        texts.of("run.start", name),
                        new SimpleBooleanProperty(idle && power.isStartable()),
                        () -> commands.start(machine)),
                new Action(
                        texts.of("run.stop", name),
                        new SimpleBooleanProperty(idle && power == Power.RUNNING),
                        () -> commands.stop(machine)),
                new Action(
                        texts.of("run.powerOff", name),
                        new SimpleBooleanProperty(idle && power.isCuttable()),
                        () -> commands.powerOff(machine)));
        return Stream.concat(powers, storage);
    }

    /// Scrolls to that machine.
    @Override
    public void show(String object) {
        Optional.ofNullable(byName.get(object)).ifPresent(card -> {
            if (node.lookup(".sheet-scroll") instanceof ScrollPane scroll) {
                node.layout();
                double over = cards.getHeight() - scroll.getViewportBounds().getHeight();
                scroll.setVvalue(
                        over <= 0 ? 0 : Math.min(1, card.getBoundsInParent().getMinY() / over));
            }
            card.requestFocus();
        });
    }

    @Override
    public void close() {
        desk.lab().snapshot().removeListener(seeing);
        texts.language().removeListener(drawing);
        model.close();
    }
}
