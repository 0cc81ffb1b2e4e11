package app.mooring.ui.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.work.Place;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@OnToolkit
@Isolated("it is measured")
@Timeout(60)
class ThousandOnTheQuayTest {
    private static final int ROUNDS = 15;
    private static final long CLICK_NANOS = 100_000_000;
    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

    private final List<Place> gone = new ArrayList<>();
    private ChangingLab lab;
    private HarbourPage page;
    private Stage stage;

    @BeforeEach
    void show() {
        lab = new ChangingLab(VolumesOf.none());
        page = Toolkit.on(
                () -> new HarbourPage(Desks.going(lab.desk(), gone), new Desks.Kepts(), Path.of("/home/grace")));
        stage = Toolkit.on(() -> Toolkit.stage(page.node(), 1012, 730, false));
        Toolkit.settle();
    }

    @AfterEach
    void close() {
        Toolkit.does(() -> {
            stage.close();
            page.close();
        });
    }

    private List<String> blocks() {
        return Toolkit.on(() -> page.node().lookupAll("#harbour-quay .block").stream()
                .map(block -> ((BlockView) block).block().name())
                .toList());
    }

    private Hyperlink more() {
        return (Hyperlink) Toolkit.on(() -> page.node().lookup("#harbour-quay-more"));
    }

    @Test
    void thirty_are_drawn_and_a_line_leads_to_the_others() {
        Toolkit.does(() -> lab.looks(VolumesOf.thousand()));
        Toolkit.picture("harbour-thousand", stage.getScene());
        assertThat(blocks()).hasSize(30).startsWith("volume-0").endsWith("volume-29");
        Toolkit.does(() -> {
            Hyperlink more = more();
            assertThat(more.getText()).isEqualTo("and 970 more");
            assertThat(more.getAccessibleText()).isEqualTo("Show all volumes: 970 more lie on the quay");
            assertThat(more.isFocusTraversable() && more.isVisible()).isTrue();
            more.fire();
            lab.looks(Desks.lively());
        });
        assertThat(gone).containsExactly(Place.VOLUMES);
        assertThat(Toolkit.on(() -> more().isVisible())).isFalse();
    }

    @Test
    void what_is_amiss_is_drawn_before_the_others() {
        LabSnapshot well = VolumesOf.thousand();
        Toolkit.does(() -> lab.looks(new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                well.volumes().stream()
                        .map(one -> one.name().equals("volume-800") ? unreadable(one) : one)
                        .toList())));
        assertThat(blocks()).hasSize(30).startsWith("volume-800", "volume-0");
    }

    @Test
    void being_shown_takes_no_longer_than_a_click_may() {
        long[] rounds = IntStream.range(0, ROUNDS)
                .mapToLong(_ -> {
                    shown(VolumesOf.none());
                    return shown(VolumesOf.thousand());
                })
                .sorted()
                .toArray();
        assertThat(rounds[ROUNDS / 2]).as("nanoseconds, at the middle").isLessThan(CLICK_NANOS);
    }

    /// How much of the processor's time it takes until the page is laid out for a lab that looks so.
    private long shown(LabSnapshot now) {
        return Toolkit.on(() -> {
            long begin = TIME.getCurrentThreadCpuTime();
            lab.looks(now);
            page.node().applyCss();
            page.node().layout();
            return TIME.getCurrentThreadCpuTime() - begin;
        });
    }

    private static Volume unreadable(Volume volume) {
        return new Volume(
                volume.name(),
                volume.medium(),
                volume.file(),
                volume.format(),
                volume.fullBytes(),
                volume.usedBytes(),
                null,
                null,
                volume.serial(),
                null,
                null,
                List.of(),
                Volume.State.INACCESSIBLE,
                null,
                volume.created());
    }
}
