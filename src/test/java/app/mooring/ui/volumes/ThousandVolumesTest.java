package app.mooring.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.text.Language;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@OnToolkit
@Isolated("it is measured")
@Timeout(60)
class ThousandVolumesTest {
    private static final int ROUNDS = 30;
    private static final long FRAME_NANOS = 16_000_000;
    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

    private VolumesPage page;
    private Stage stage;

    @BeforeEach
    void show() {
        page = Toolkit.on(
                () -> new VolumesPage(Desks.of(VolumesOf.thousand(), Language.ENGLISH, Map.of()), new Desks.Kepts()));
        stage = Toolkit.on(() -> Toolkit.stage(page.node(), 1012, 730, false));
        Toolkit.settle();
        Toolkit.does(page::shown);
    }

    @AfterEach
    void close() {
        Toolkit.does(() -> {
            stage.close();
            page.close();
        });
    }

    @Test
    void what_is_typed_is_answered_within_a_frame() {
        TextField filter = (TextField) page.node().lookup("#volumes-filter");
        long best = IntStream.range(0, ROUNDS)
                .mapToLong(round -> {
                    answered(filter, "");
                    return answered(filter, "volume-" + round);
                })
                .min()
                .orElseThrow();
        assertThat(best).as("nanoseconds, the code being warm").isLessThan(FRAME_NANOS);
    }

    @Test
    void the_table_builds_those_in_sight() {
        assertThat(Toolkit.on(() -> page.node().lookupAll(".table-row-cell").size()))
                .isBetween(10, 50);
    }

    /// How much of the processor's time it takes until the page is laid out for what was typed.
    private long answered(TextField filter, String typed) {
        return Toolkit.on(() -> {
            long begin = TIME.getCurrentThreadCpuTime();
            filter.setText(typed);
            page.node().applyCss();
            page.node().layout();
            return TIME.getCurrentThreadCpuTime() - begin;
        });
    }
}
