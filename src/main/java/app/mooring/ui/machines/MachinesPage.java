package app.mooring.ui.machines;

import app.mooring.ui.control.Header;
import app.mooring.ui.control.Page;
import app.mooring.ui.control.Sheet;
import app.mooring.ui.text.Texts;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Panes;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The machines in VirtualBox: power, controllers, ports.
public final class MachinesPage implements Page {
    private final Parent node;

    public MachinesPage(Desk desk, Panes<Node> panes) {
        Texts texts = desk.languages().of(MachinesPage.class);
        this.node = Sheet.scrolling(new Header(texts.of("title")));
    }

    @Override
    public Parent node() {
        return node;
    }
}
