package app.mooring.ui.volumes;

import app.mooring.ui.Desks;
import app.mooring.ui.Toolkit;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VolumesPageTest {
    @Test
    void it_is_drawn() {
        Stage stage = Toolkit.on(() -> Toolkit.stage(
                page(Desks.of(Desks.lively(), Language.ENGLISH, Map.of())).node(), 1200, 760, false));
        Toolkit.picture("volumes", stage.getScene());
        Toolkit.does(stage::close);
    }

    private static VolumesPage page(Desk desk) {
        VolumesPage page = new VolumesPage(desk, new Desks.Kepts());
        page.show("mysqldata");
        return page;
    }
}
