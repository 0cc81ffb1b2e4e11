package app.mooring.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is not known is not said to be none, nor what is only remembered to be so now.
@OnToolkit
@Timeout(60)
class UnseenVolumesTest {
    private final Desks.Kepts panes = new Desks.Kepts();
    private Stage stage;

    private void show(Parent node) {
        stage = Toolkit.on(() -> Toolkit.stage(node, 1012, 730, false));
        Toolkit.settle();
    }

    @AfterEach
    void close() {
        Toolkit.does(stage::close);
    }

    private Node found(String selector) {
        return stage.getScene().lookup(selector);
    }

    private List<String> said() {
        return Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .filter(Objects::nonNull)
                .toList());
    }

    @Test
    void what_virtualbox_was_never_asked_is_not_known_and_none_can_be_made_until_it_answers() {
        ChangingLab lab = new ChangingLab(BrokenLabs.unread());
        VolumesPage page = Toolkit.on(() -> new VolumesPage(lab.desk(), panes));
        show(page.node());
        Toolkit.picture("volumes-unknown", stage.getScene());
        assertThat(said())
                .contains("The volumes are not known yet.")
                .noneMatch(text -> text.contains("There are no volumes"))
                .noneMatch("0 volumes"::equals);
        Toolkit.does(() -> {
            assertThat(found("#volumes-create").isDisabled()).isTrue();
            assertThat(found("#volumes-empty-create").isDisabled()).isTrue();
            assertThat(page.actions().getFirst().enabled().get()).isFalse();
            lab.looks(VolumesOf.none());
        });
        Toolkit.settle();
        assertThat(said()).contains("0 volumes").anyMatch(text -> text.contains("There are no volumes yet."));
        Toolkit.does(() -> {
            assertThat(found("#volumes-create").isDisabled()).isFalse();
            page.close();
        });
    }

    @Test
    void what_the_guests_tell_says_nothing_of_how_many_the_lab_has() {
        LabSnapshot unread = BrokenLabs.unread();
        ChangingLab lab = new ChangingLab(
                new LabSnapshot(unread.taken(), unread.host(), Desks.lively().machines(), List.of()));
        VolumesPage page = Toolkit.on(() -> new VolumesPage(lab.desk(), panes));
        show(page.node());
        assertThat(filters()).containsExactly("Free", "Attached", "Broken", "Local  1");
        assertThat(said()).noneMatch("1 volume"::equals);
        Toolkit.does(() -> ((ToggleButton) found("#volumes-only-free")).fire());
        Toolkit.settle();
        assertThat(said()).contains("The volumes are not known yet.").noneMatch("No volume matches."::equals);
        Toolkit.does(() -> ((ToggleButton) found("#volumes-only-free")).fire());
        Toolkit.does(() -> lab.looks(Desks.lively()));
        assertThat(filters()).containsExactly("Free  1", "Attached  2", "Broken  0", "Local  1");
        Toolkit.does(page::close);
    }

    private List<String> filters() {
        return Toolkit.on(() -> Stream.of("free", "attached", "broken", "local")
                .map(one -> ((Labeled) found("#volumes-only-" + one)).getText())
                .toList());
    }

    @Test
    void a_container_of_a_guest_that_fell_silent_is_not_said_to_run_now() {
        ChangingLab lab = new ChangingLab(Desks.lively());
        VolumesPage page = Toolkit.on(() -> new VolumesPage(lab.desk(), panes));
        show(page.node());
        assertThat(wiki()).contains(" · running · ");
        assertThat(running()).isEqualTo(3);
        Toolkit.does(() -> lab.looks(Desks.cutOff()));
        Toolkit.settle();
        assertThat(wiki()).contains(" · running when last heard · ");
        assertThat(running()).as("those of the other guest").isEqualTo(2);
        Toolkit.does(page::close);
    }

    /// What is said of the container of `wiki`.
    private String wiki() {
        return said().stream()
                .filter(text -> text.startsWith("wiki:2"))
                .findFirst()
                .orElse("");
    }

    /// How many containers are marked as running.
    private int running() {
        return Toolkit.on(() -> found(".containers").lookupAll(".dot.tone-good").size());
    }

    @Test
    void what_a_guest_that_was_never_heard_may_need_goes_only_after_a_second_agreement() {
        List<String> removed = new CopyOnWriteArrayList<>();
        Desk desk = Desks.of(BrokenLabs.unheard(), Language.ENGLISH, Map.of("removeVolume", arguments -> {
            removed.add(((Volume) arguments[0]).name());
            return List.of("ubuntu3");
        }));
        show(removing(desk, BrokenLabs.unheard()));
        Toolkit.picture("volumes-remove-unheard", stage.getScene());
        Toolkit.does(() -> {
            assertThat(((Label) found("#volumes-remove-unheard")).getText())
                    .isEqualTo("ubuntu3 cannot be asked whether a container of it needs this volume.");
            Button ok = (Button) found("#volumes-remove-ok");
            assertThat(ok.isDisabled()).isTrue();
            ok.fire();
            ((CheckBox) found("#volumes-remove-agreed")).fire();
            assertThat(ok.isDisabled()).isFalse();
            ok.fire();
        });
        Toolkit.await("it ended", () -> !desk.works().busy());
        assertThat(removed).containsExactly("backup");
        assertThat(Toolkit.on(() -> found("#volumes-remove-agreed"))).isNull();
    }

    @Test
    void one_agreement_is_enough_where_all_guests_were_heard() {
        show(removing(Desks.of(Desks.lively(), Language.ENGLISH, Map.of()), Desks.lively()));
        Toolkit.does(() -> {
            assertThat(found("#volumes-remove-agreed")).isNull();
            assertThat(found("#volumes-remove-ok").isDisabled()).isFalse();
        });
    }

    private RemovePane removing(Desk desk, LabSnapshot lab) {
        return Toolkit.on(() -> {
            try (VolumesModel model = new VolumesModel(desk)) {
                List<Seen> backup = List.of(model.row("backup").orElseThrow().now());
                return new RemovePane(desk, panes, RemoveModel.of(backup, lab), new VolumeActions(desk));
            }
        });
    }

    @Test
    void a_container_with_a_local_volume_of_the_same_name_is_listed_under_that_one() {
        ChangingLab lab = new ChangingLab(BrokenLabs.namesake());
        VolumesPage page = Toolkit.on(() -> new VolumesPage(lab.desk(), panes));
        show(page.node());
        Toolkit.does(() -> page.show("backup"));
        Toolkit.settle();
        assertThat(said()).doesNotContain("Used by");
        Toolkit.does(() -> page.show("ubuntu2/backup"));
        Toolkit.settle();
        assertThat(said()).contains("Used by");
        Toolkit.does(page::close);
    }
}
