package app.mooring.ui.webservice;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The process of VirtualBox's web service.
public final class WebServicePage implements Page {
    private final Parent node;

    public WebServicePage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(WebServicePage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
