package app.mooring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.demo.DemoPage;
import app.mooring.ui.text.Language;
import java.util.Map;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class HeadlessStageTest {
    @Test
    void a_page_is_drawn_without_a_screen() {
        DemoPage page = Toolkit.on(() -> new DemoPage(Desks.of(Desks.lively(), Language.CHINESE, Map.of())));
        Toolkit.picture("one-page", page::node, 960, 600, true);
        assertThat(Toolkit.on(() -> ((Label) page.node().lookup(".title")).getText()))
                .isEqualTo("迁移演示");
    }
}
