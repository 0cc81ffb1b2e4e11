package app.mooring.ui.activity;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What ran, and how it ended.
public final class ActivityPage implements Page {
    private final Parent node;

    public ActivityPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(ActivityPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
