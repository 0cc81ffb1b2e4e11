package app.mooring.ui.harbour;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.control.Dot;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.Notice;
import app.mooring.ui.control.Pill;
import app.mooring.ui.control.PortStrip;
import app.mooring.ui.control.Power;
import app.mooring.ui.control.ServiceState;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Languages;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The card of a machine.
final class BerthCard extends VBox {
    private static final int PORTS_OF_ROW = 15;

    private final Texts texts;
    private final Languages languages;
    private final HarbourModel model;
    private final Navigator navigator;
    private final Dot dot = new Dot(Tone.NEUTRAL);
    private final Label details = Labels.of("", "muted", "small");
    private final Pill power = new Pill(Tone.NEUTRAL);
    private final PortStrip ports;
    private final VBox notices = new VBox();
    private final VBox blocks = new VBox();
    private final FlowPane others = new FlowPane();
    private @Nullable Berth berth;
    private @Nullable Node ghost;
    private List<Object> noticed = List.of();
    private List<Object> neighbours = List.of();

    BerthCard(HarbourModel model, Texts texts, Desk desk, String name) {
        this.model = model;
        this.texts = texts;
        this.languages = desk.languages();
        this.navigator = desk.navigator();
        this.ports = new PortStrip(languages, PORTS_OF_ROW);
        setId("harbour-machine-" + name);
        getStyleClass().addAll("card", "berth");
        Label title = Labels.of(name, "heading");
        Named head = new Named(dot, title, details, power);
        notices.getStyleClass().add("berth-notices");
        blocks.getStyleClass().add("berth-blocks");
        others.getStyleClass().add("block-containers");
        List.of(notices, blocks, others).forEach(BerthCard::goneWhileEmpty);
        accessibleTextProperty().bind(power.textProperty().map(said -> name + ", " + said));
        getChildren().addAll(head, ports, notices, new RunLine(model, desk, name), blocks, others);
    }

    private static void goneWhileEmpty(Pane pane) {
        pane.visibleProperty().bind(Bindings.isNotEmpty(pane.getChildren()));
        pane.managedProperty().bind(pane.visibleProperty());
    }

    Optional<Berth> berth() {
        return Optional.ofNullable(berth);
    }

    /// @param views gives each volume its block
    void show(Berth now, Function<Block, BlockView> views) {
        List<BlockView> attached = now.blocks().stream().map(views).toList();
        if (ghost == null) {
            BlockView.arrange(blocks, attached);
        }
        if (now.equals(berth)) {
            return;
        }
        berth = now;
        boolean shows = now.power() == Power.RUNNING && !(now.reach() instanceof Reach.Away);
        getStyleClass().removeAll("asleep");
        if (!shows) {
            getStyleClass().add("asleep");
        }
        dot.tone(tone(now));
        power.tone(
                now.power() == Power.RUNNING && !shows
                        ? Tone.NEUTRAL
                        : now.power().tone());
        power.textProperty().bind(now.power().said(languages));
        details.textProperty().bind(details(now));
        ports.show(now.ports());
        List<Object> told = told(now);
        if (!told.equals(noticed)) {
            noticed = told;
            notices.getChildren().setAll(notices(now));
        }
        boolean live = now.reach().answers();
        List<Object> beside = List.of(now.others(), live);
        if (!beside.equals(neighbours)) {
            neighbours = beside;
            others.getChildren()
                    .setAll(now.others().stream().map(one -> other(one, live)).toList());
            if (!now.others().isEmpty()) {
                others.getChildren().addFirst(Labels.of(texts.of("others"), "muted", "small"));
            }
        }
    }

    private static Tone tone(Berth now) {
        if (now.power() != Power.RUNNING && now.power() != Power.UNKNOWN) {
            return now.power().tone();
        }
        return switch (now.reach()) {
            case Reach.Unasked _ -> Tone.NEUTRAL;
            case Reach.Answers _ -> Tone.GOOD;
            case Reach.Away _ -> now.reach().asks() ? Tone.WARNING : Tone.BAD;
        };
    }

    /// What its notices depend on. A failure is made anew each time that a guest does not answer.
    private static List<Object> told(Berth now) {
        return List.of(
                now.power(),
                now.reach() instanceof Reach.Away(Failure failure) ? failure.getMessage() : now.reach(),
                now.docker().isEmpty(),
                now.driver(),
                now.faults(),
                now.ports().size());
    }

    private ObservableValue<String> details(Berth now) {
        ObservableValue<String> docker =
                now.docker().isEmpty() ? new SimpleStringProperty("") : texts.of("docker", now.docker());
        String driver = now.release().isEmpty() ? "" : " · " + model.driver() + " " + now.release();
        return texts.of("details", now.address(), docker, driver);
    }

    private List<Node> notices(Berth now) {
        List<Node> all = new ArrayList<>();
        asleep(now).ifPresent(all::add);
        if (!now.faults().isEmpty()) {
            all.add(faults(now));
        }
        if (now.awake()
                && !now.docker().isEmpty()
                && !now.driver().equals("active")
                && !now.driver().isEmpty()) {
            all.add(new Notice(
                    Feather.ALERT_TRIANGLE,
                    "notice-warning",
                    texts.of("driver.off", texts.language().map(_ -> ServiceState.said(texts, now.driver()))),
                    new SimpleStringProperty(""),
                    Optional.of(open("openGuest", Place.GUESTS))));
        }
        return all;
    }

    private Optional<Node> asleep(Berth now) {
        if (now.power().isStartable()) {
            return Optional.of(new Notice(
                    now.power() == Power.ABORTED ? Feather.ZAP_OFF : Feather.MOON,
                    "notice-calm",
                    texts.of("off." + now.power().name().toLowerCase(Locale.ROOT)),
                    new SimpleStringProperty(""),
                    Optional.of(
                            new Action(texts.of("powerOn"), model.idle(now.name()), () -> model.powerOn(now.name())))));
        }
        if (now.power() == Power.MISSING) {
            return Optional.of(new Notice(
                    Feather.HELP_CIRCLE,
                    "notice-warning",
                    texts.of("missing", now.name()),
                    new SimpleStringProperty(""),
                    Optional.of(open("openSettings", Place.SETTINGS))));
        }
        return switch (now.reach()) {
            case Reach.Away(Failure failure) ->
                Optional.of(new Notice(
                        Feather.CLOUD_OFF,
                        "notice-calm",
                        texts.sentence(failure),
                        texts.remedy(failure),
                        Optional.of(open("openGuest", Place.GUESTS))));
            case Reach.Unasked _ ->
                now.power() == Power.RUNNING ? Optional.of(Labels.of(texts.of("unasked"), "muted")) : Optional.empty();
            case Reach.Answers _ -> Optional.empty();
        };
    }

    private Action open(String key, Place place) {
        String name = berth().map(Berth::name).orElse("");
        return Action.of(texts.of(key), () -> navigator.go(place, name));
    }

    private Node faults(Berth now) {
        List<ObservableValue<String>> sentences = now.faults().stream()
                .<ObservableValue<String>>map(fault -> switch (fault) {
                    case IDE -> texts.of("fault.ide");
                    case FEW_PORTS -> texts.of("fault.ports", now.ports().size(), now.wantedPorts());
                    case NO_CONTROLLER -> texts.of("fault.controller");
                    case NO_FREE_PORT -> texts.of("fault.full", now.ports().size());
                })
                .toList();
        return new Notice(
                Feather.ALERT_TRIANGLE,
                "notice-warning",
                Bindings.createStringBinding(
                        () -> sentences.stream().map(ObservableValue::getValue).collect(Collectors.joining("\n")),
                        sentences.toArray(ObservableValue[]::new)),
                new SimpleStringProperty(""),
                Optional.of(
                        now.faults().equals(List.of(Berth.Fault.NO_FREE_PORT))
                                ? open("openMachine", Place.MACHINES)
                                : Action.of(texts.of("openSetup"), () -> navigator.go(Place.SETUP))));
    }

    /// @param live whether its guest answers now
    private Node other(ContainerView container, boolean live) {
        ContainerState state = ContainerState.of(container, live);
        boolean stateless = container.state() == Kept.STATELESS;
        Pill pill = new Pill(
                texts.of(stateless ? "stateless" : "stateful", container.name()),
                stateless || state != ContainerState.RUNS ? Tone.NEUTRAL : Tone.WARNING);
        pill.setMinWidth(0);
        pill.getStyleClass().add(state.word());
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(texts.of(
                        "kept." + container.state().name().toLowerCase(Locale.ROOT),
                        texts.of("container." + state.word(), container.name())));
        pill.setTooltip(tooltip);
        return pill;
    }

    /// Shows what would come here, or why it cannot, until it is shown nothing.
    void offer(@Nullable Block block) {
        blocks.getChildren().remove(ghost);
        ghost = null;
        getStyleClass().remove("target");
        if (block != null && berth != null) {
            Optional<Berth.Refusal> refusal = berth.refuses(block);
            if (refusal.isEmpty()) {
                getStyleClass().add("target");
                VBox drawn = new VBox(
                        Labels.of(block.name(), "strong"),
                        Labels.of(texts.of("drop", berth.freePort()), "muted", "small"));
                drawn.getStyleClass().addAll("block", "ghost", "colour-" + block.colour());
                haunt(drawn);
            } else if (refusal.get() != Berth.Refusal.HERE) {
                String why = refusal.get().name().toLowerCase(Locale.ROOT);
                haunt(Labels.wrapped(texts.of("refuse." + why, berth.name(), block.name()), "refused"));
            }
        }
    }

    private void haunt(Node shown) {
        ghost = shown;
        blocks.getChildren().add(shown);
    }

    /// Whether it could be dropped here.
    void mark(boolean possible) {
        getStyleClass().remove("possible");
        if (possible) {
            getStyleClass().add("possible");
        }
    }
}
