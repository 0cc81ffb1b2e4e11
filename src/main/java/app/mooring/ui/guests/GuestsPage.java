package app.mooring.ui.guests;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The systems in the machines: connection, Docker, the volume plugin and its log.
public final class GuestsPage implements Page {
    private final Parent node;

    public GuestsPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(GuestsPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
