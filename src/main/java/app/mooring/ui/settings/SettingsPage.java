package app.mooring.ui.settings;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Language, look, text size, and the settings of the lab.
public final class SettingsPage implements Page {
    private final Parent node;

    public SettingsPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(SettingsPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
