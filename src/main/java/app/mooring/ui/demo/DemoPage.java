package app.mooring.ui.demo;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The migration demo: its steps, and at the end the proof.
public final class DemoPage implements Page {
    private final Parent node;

    public DemoPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(DemoPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
