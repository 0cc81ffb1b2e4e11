package app.mooring.ui.harbour;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The live picture of a lab: the host, its machines, the volumes on their ports and on the quay.
public final class HarbourPage implements Page {
    private final Parent node;

    public HarbourPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(HarbourPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
