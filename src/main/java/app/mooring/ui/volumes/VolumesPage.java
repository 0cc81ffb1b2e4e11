package app.mooring.ui.volumes;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The volumes of a lab as a table, and each with the chain from its file to its container.
public final class VolumesPage implements Page {
    private final Parent node;

    public VolumesPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(VolumesPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
