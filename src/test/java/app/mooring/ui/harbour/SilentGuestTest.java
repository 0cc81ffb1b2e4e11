package app.mooring.ui.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.control.Pill;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is only remembered of a guest is not shown as now.
@OnToolkit
@Timeout(60)
class SilentGuestTest {
    private ChangingLab lab;
    private HarbourPage page;
    private Stage stage;

    @BeforeEach
    void show() {
        lab = new ChangingLab(Desks.lively());
        page = Toolkit.on(() -> new HarbourPage(lab.desk(), new Desks.Kepts(), Path.of("/home/grace")));
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

    @Test
    void a_container_that_has_a_volume_is_said_to_have_run() {
        assertThat(pill("#harbour-volume-wiki").getStyleClass()).contains("tone-good");
        fallSilent();
        assertThat(pill("#harbour-volume-wiki").getStyleClass()).contains("tone-neutral");
        assertThat(tooltip("#harbour-volume-wiki")).isEqualTo("wiki_app was running when last heard");
        assertThat(Toolkit.on(() -> page.node().lookup("#harbour-volume-wiki").getAccessibleText()))
                .contains("wiki_app was running when last heard");
        assertThat(pill("#harbour-volume-wiki").getStyleClass()).contains("ran");
    }

    @Test
    void so_is_one_without_a_volume_of_the_lab() {
        String web = "#harbour-machine-ubuntu2 > .block-containers";
        assertThat(tooltip(web)).isEqualTo("web runs; it keeps nothing.");
        fallSilent();
        assertThat(tooltip(web)).isEqualTo("web was running when last heard; it keeps nothing.");
        assertThat(pill(web).getStyleClass()).contains("ran").doesNotContain("runs");
    }

    @Test
    void what_a_container_that_ran_has_is_still_in_use() {
        fallSilent();
        BlockView wiki = (BlockView) Toolkit.on(() -> page.node().lookup("#harbour-volume-wiki"));
        assertThat(wiki.block().containers()).containsExactly(new Block.Holder("wiki_app", ContainerState.RAN, ""));
        assertThat(wiki.block().inUse()).isTrue();
    }

    private Pill pill(String within) {
        return Toolkit.on(() -> (Pill) page.node().lookup(within).lookup(".pill"));
    }

    private String tooltip(String within) {
        return Toolkit.on(() -> pill(within).getTooltip().getText());
    }

    private void fallSilent() {
        LabSnapshot well = Desks.lively();
        List<MachineView> silent =
                well.machines().stream().map(SilentGuestTest::silent).toList();
        Toolkit.does(() -> lab.looks(new LabSnapshot(well.taken(), well.host(), silent, well.volumes())));
        Toolkit.settle();
    }

    private static MachineView silent(MachineView machine) {
        GuestView heard = machine.guest();
        return new MachineView(
                machine.wanted(),
                machine.machine(),
                new GuestView(
                        new Reach.Away(Failure.failed("ssh.unreachable", machine.name(), heard.address(), 22)),
                        heard.address(),
                        heard.docker(),
                        heard.driver(),
                        heard.release(),
                        heard.containers(),
                        heard.localVolumes()));
    }
}
