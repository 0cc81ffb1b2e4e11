package app.mooring.ui.webservice;

import app.mooring.ui.control.Card;
import app.mooring.ui.control.Header;
import app.mooring.ui.control.InSight;
import app.mooring.ui.control.Labels;
import app.mooring.ui.control.LogView;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Action;
import app.mooring.ui.work.Desk;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The process of VirtualBox's web service.
public final class WebServicePage implements Page {
    private final WebServiceModel model;
    private final Texts texts;
    private final Parent node;

    public WebServicePage(Desk desk) {
        this.texts = desk.languages().of(WebServicePage.class);
        this.model = new WebServiceModel(desk);
        List<Node> parts = new ArrayList<>();
        if (OpenWarning.due(model.wanted())) {
            parts.add(new OpenWarning(texts, model.wanted(), desk.navigator()));
        }
        Card state = new StateCard(model, desk).card();
        HBox pair = new HBox(new UsersCard(model, texts).card());
        if (model.mayStartAtLogIn()) {
            pair.getChildren()
                    .add(new Card(Labels.of(texts.of("atLogIn.title"), "heading"), new LogInSwitch(model, texts)));
        }
        pair.getStyleClass().add("webservice-pair");
        pair.getChildren().forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
        LogView lines = new LogView(desk.languages(), "webservice-log", texts.of("log"), model.log());
        VBox.setVgrow(lines, Priority.ALWAYS);
        Card log = new Card(lines);
        log.getStyleClass().add("webservice-log");
        parts.addAll(List.of(state, pair, log));
        this.node = Sheet.stretched(new Header(texts.of("title")), parts.toArray(Node[]::new));
        node.getStylesheets().add("/app/mooring/ui/webservice/webservice.css");
        InSight.whenLeft(node, model::left);
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>(List.of(
                new Action(
                        texts.of("run.start"),
                        Bindings.createBooleanBinding(() -> !model.running(), model.host()),
                        model::start),
                new Action(
                        texts.of("run.restart"),
                        Bindings.createBooleanBinding(model::running, model.host()),
                        model::restart),
                new Action(
                        texts.of("run.stop"),
                        Bindings.createBooleanBinding(model::running, model.host()),
                        model::stop)));
        if (model.mayStartAtLogIn()) {
            all.addAll(List.of(atLogIn(true), atLogIn(false)));
        }
        return all;
    }

    private Action atLogIn(boolean wanted) {
        return new Action(
                texts.of(wanted ? "run.atLogIn" : "run.notAtLogIn"),
                Bindings.createBooleanBinding(
                        () -> model.run().get() == null
                                && model.logInFailure().get() == null
                                && !(model.logInKnown().get()
                                        && model.startsAtLogIn().get() == wanted),
                        model.run(),
                        model.logInFailure(),
                        model.logInKnown(),
                        model.startsAtLogIn()),
                () -> model.startAtLogIn(wanted));
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void close() {
        model.close();
    }
}
