package app.mooring.ui.setup;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What the lab needs, as a checklist that can be left and resumed.
public final class SetupPage implements Page {
    private final Parent node;

    public SetupPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(SetupPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
