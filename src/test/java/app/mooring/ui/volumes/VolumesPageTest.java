package app.mooring.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.ChangingLab;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.Sight;
import app.mooring.ui.Toolkit;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.control.Page;
import app.mooring.ui.move.MovePane;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The page as it is clicked and looked at. What the pictures show is in `target/screenshots`.
@OnToolkit
@Timeout(60)
class VolumesPageTest {
    private final Desks.Kepts panes = new Desks.Kepts();

    @Test
    void it_looks_well_in_light_and_dark_in_both_languages_and_in_a_small_window() {
        Sight.LIGHT.draw("volumes", page(Desks.lively()), page -> page.show("mysqldata"));
        new Sight(Language.ENGLISH, 1400, 730, true, "")
                .draw("volumes-wide-dark", page(Desks.lively()), page -> page.show("backup"));
        Sight.CHINESE.draw("volumes-chinese", page(Desks.lively()), page -> page.show("ubuntu3/notes_local"));
        Sight.SMALL.draw("volumes-small", page(Desks.lively()), page -> page.show("wiki"));
        Sight.LIGHT.draw("volumes-interrupted", page(Desks.interrupted()), page -> page.show("mysqldata"));
        Sight.CHINESE_DARK.draw("volumes-interrupted-dark", page(Desks.interrupted()), page -> page.show("mysqldata"));
        Sight.LARGE.draw("volumes-large-text", page(Desks.lively()), page -> page.show("wiki"));
        Sight.LARGE_WIDE.draw("volumes-large-text-wide", page(VolumesModelTest.broken()), page -> page.show("wiki"));
    }

    @Test
    void what_a_narrow_table_leaves_out_is_what_the_details_say_too() {
        assertThat(columns(1400)).hasSize(8);
        assertThat(columns(1012)).containsExactly("Name", "State", "Machine · port", "Containers", "Used", "Age");
        assertThat(columns(500)).containsExactly("Name", "State", "Machine · port", "Used");
        assertThat(columns(360)).containsExactly("Name", "State", "Used");
    }

    private List<String> columns(double width) {
        return shown(
                lively(Map.of()),
                width,
                600,
                false,
                page -> Toolkit.on(() -> table(page).getVisibleLeafColumns().stream()
                        .map(TableColumn::getText)
                        .toList()));
    }

    @Test
    void forty_volumes_some_of_them_with_long_names_several_selected() {
        Sight.LIGHT.draw("volumes-forty", page(VolumesOf.forty()), page -> page.show("data-04"));
        Sight.DARK.draw(
                "volumes-several",
                page(VolumesOf.forty()),
                page -> table(page).getSelectionModel().selectRange(2, 30));
    }

    private Function<Language, VolumesPage> page(LabSnapshot snapshot) {
        return language -> new VolumesPage(Desks.of(snapshot, language, Map.of()), panes);
    }

    @Test
    void a_bad_day_is_shown_where_it_breaks() {
        Desk desk = Desks.of(VolumesModelTest.broken(), Language.ENGLISH, Map.of());
        shown(desk, 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("wiki"));
            Toolkit.picture("volumes-broken", page.node().getScene());
            assertThat(Toolkit.on(() -> text(page, "#volumes-link-device")))
                    .isEqualTo("Attached, but ubuntu3 sees no such disk");
            return true;
        });
    }

    @Test
    void a_lab_without_volumes_says_what_they_are_for_and_offers_to_make_one() {
        Desk desk = Desks.of(VolumesOf.none(), Language.ENGLISH, Map.of());
        shown(desk, 1012, 730, false, page -> {
            Toolkit.picture("volumes-empty", page.node().getScene());
            Toolkit.does(() -> ((Button) page.node().lookup("#volumes-empty-create")).fire());
            assertThat(panes.shown).hasSize(1);
            return true;
        });
    }

    @Test
    void what_is_typed_and_what_is_chosen_filters_the_table() {
        shown(lively(Map.of()), 1012, 730, false, page -> {
            Toolkit.does(() -> ((TextField) page.node().lookup("#volumes-filter")).setText("ubuntu3"));
            assertThat(names(page)).containsExactly("notes_local", "wiki");
            Toolkit.does(() -> ((ToggleButton) page.node().lookup("#volumes-only-local")).fire());
            assertThat(names(page)).containsExactly("notes_local");
            return true;
        });
    }

    @Test
    void a_volume_is_made_as_it_was_described() {
        List<List<Object>> asked = new CopyOnWriteArrayList<>();
        Desk desk = lively(Map.of("createVolume", arguments -> {
            asked.add(List.of(arguments));
            return Desks.volume("photos", 4, 2, null, null, List.of());
        }));
        shown(desk, 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("new:"));
            Stage stage = pane();
            Parent pane = stage.getScene().getRoot();
            Button ok = (Button) pane.lookup("#volumes-create-ok");
            Toolkit.does(() -> ((TextField) pane.lookup("#volumes-create-name")).setText("../etc"));
            Toolkit.picture("volumes-create", stage.getScene());
            assertThat(ok.isDisabled()).isTrue();
            Toolkit.does(() -> {
                ((TextField) pane.lookup("#volumes-create-name")).setText("photos");
                ((TextField) pane.lookup("#volumes-create-size")).setText("4");
                ok.fire();
            });
            Toolkit.await("it is made", () -> !desk.works().busy());
            assertThat(asked).containsExactly(List.of("photos", 4L << 30, "ext4", "ubuntu2"));
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void where_there_is_not_room_for_all_of_the_form_its_title_and_buttons_stay_in_sight() {
        shown(lively(Map.of()), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("new:"));
            Region pane = (Region) panes.shown.getFirst();
            Stage stage = Toolkit.on(() -> {
                pane.setStyle("-fx-font-size: 28px");
                pane.setMaxHeight(Region.USE_PREF_SIZE);
                return Toolkit.stage(new StackPane(pane), 960, 600, false);
            });
            Toolkit.does(pane::requestFocus);
            Toolkit.picture("volumes-create-large-type", stage.getScene());
            assertThat(Toolkit.on(pane::getLayoutY)).isNotNegative();
            assertThat(Toolkit.on(() -> pane.lookup("#volumes-create-name").isFocused()))
                    .isTrue();
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void while_a_volume_is_made_nothing_else_can_be_typed_and_cancel_ends_that() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Desk desk = lively(Map.of("createVolume", _ -> {
            begun.countDown();
            try {
                never.await();
                return true;
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
        }));
        shown(desk, 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("new:"));
            Stage stage = pane();
            Parent pane = stage.getScene().getRoot();
            Toolkit.does(() -> {
                ((TextField) pane.lookup("#volumes-create-name")).setText("photos");
                ((Button) pane.lookup("#volumes-create-ok")).fire();
            });
            await(begun);
            Toolkit.picture("volumes-creating", stage.getScene());
            assertThat(List.of("name", "size", "maker", "file-system"))
                    .allMatch(field -> pane.lookup("#volumes-create-" + field).isDisabled());
            Button cancel = (Button) pane.lookup("#volumes-create-cancel");
            assertThat(Toolkit.on(cancel::isFocused)).isTrue();
            Toolkit.does(cancel::fire);
            assertThat(panes.shown).hasSize(1);
            Toolkit.await("it ended", () -> !desk.works().busy());
            assertThat(desk.works().runs().getFirst().state().get()).isEqualTo(new Run.State.Cancelled());
            assertThat(pane.lookup("#volumes-create-name").isDisabled()).isFalse();
            Toolkit.does(cancel::fire);
            assertThat(panes.shown).isEmpty();
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void who_makes_a_volume_is_said_in_the_language_that_is_chosen_meanwhile() {
        Desk desk = lively(Map.of());
        shown(desk, 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("new:"));
            Stage stage = pane();
            Toolkit.settle();
            Node maker = stage.getScene().lookup("#volumes-create-maker");
            assertThat(Toolkit.on(() -> ((Label) maker.lookup(".label")).getText()))
                    .startsWith("the driver in ");
            Toolkit.does(() -> desk.languages().current().set(Language.CHINESE));
            assertThat(Toolkit.on(() -> ((Label) maker.lookup(".label")).getText()))
                    .endsWith("中的卷驱动创建");
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void how_full_a_volume_is_is_read_out() {
        shown(lively(Map.of()), 1012, 730, false, page -> {
            Toolkit.settle();
            assertThat(Toolkit.on(() -> page.node().lookupAll(".table-cell").stream()
                            .filter(cell -> cell instanceof TableCell<?, ?> one
                                    && one.getGraphic() instanceof Fill fill
                                    && fill.isVisible())
                            .map(Node::getAccessibleText)
                            .toList()))
                    .contains("212 MiB of 2 GiB");
            return true;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void those_that_can_go_go_and_each_that_cannot_says_why() {
        List<Object> removed = new CopyOnWriteArrayList<>();
        Desk desk = lively(Map.of("removeVolume", arguments -> {
            String name = ((Volume) arguments[0]).name();
            removed.add(name);
            throw Failure.refused("lab.volumeAttached", name, "ubuntu9");
        }));
        shown(desk, 1012, 730, false, page -> {
            Toolkit.does(() -> {
                table(page).getSelectionModel().selectAll();
                ((Button) page.node().lookup("#volumes-remove")).fire();
            });
            Stage stage = pane();
            Toolkit.picture("volumes-remove", stage.getScene());
            Toolkit.does(() -> ((Button) stage.getScene().lookup("#volumes-remove-ok")).fire());
            Toolkit.await("it ended", () -> !desk.works().busy());
            Toolkit.picture("volumes-remove-failed", stage.getScene());
            assertThat(removed).containsExactly("backup");
            assertThat(texts(stage.getScene().getRoot()))
                    .anyMatch(said -> said.contains("The volume backup is attached to ubuntu9."));
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void one_that_is_attached_and_not_used_is_detached_and_removed_in_one() {
        LabSnapshot well = Desks.lively();
        LabSnapshot idle = new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                List.of(Desks.volume("idle", 2, 1, "ubuntu2", 7, List.of())));
        List<Object> removed = new CopyOnWriteArrayList<>();
        Desk desk = Desks.of(
                idle,
                Language.ENGLISH,
                Map.of("detachAndRemoveVolume", arguments -> removed.add(((Volume) arguments[0]).name())));
        shown(desk, 1012, 730, false, page -> {
            Toolkit.does(() -> {
                page.show("idle");
                ((Button) page.node().lookup("#volumes-remove")).fire();
            });
            Stage stage = pane();
            Toolkit.picture("volumes-detach-and-remove", stage.getScene());
            Button ok = (Button) stage.getScene().lookup("#volumes-remove-ok");
            assertThat(Toolkit.on(ok::getText)).isEqualTo("Detach and remove");
            Toolkit.does(ok::fire);
            Toolkit.await("it ended", () -> !desk.works().busy());
            assertThat(removed).containsExactly("idle");
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void a_move_is_shown_as_a_plan_first() {
        shown(
                lively(Map.of("planMove", _ -> {
                    throw Failure.failed("lab.noPort", "ubuntu3", "SATA", 30);
                })),
                1012,
                730,
                false,
                page -> {
                    Toolkit.does(() -> {
                        page.show("mysqldata");
                        ((MenuButton) page.node().lookup("#volumes-move"))
                                .getItems()
                                .getFirst()
                                .fire();
                    });
                    assertThat(panes.shown).hasExactlyElementsOfTypes(MovePane.class);
                    return true;
                });
    }

    @Test
    void where_to_move_it_is_as_large_as_other_words() {
        shown(lively(Map.of()), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("mysqldata"));
            Toolkit.settle();
            MenuButton move = (MenuButton) page.node().lookup("#volumes-move");
            Toolkit.does(move::show);
            Toolkit.settle();
            assertThat(Toolkit.on(VolumesPageTest::sizesInPopups))
                    .containsOnly(Toolkit.on(() -> ((Label) page.node().lookup("#volumes-count"))
                            .getFont()
                            .getSize()));
            Toolkit.does(move::hide);
            return true;
        });
    }

    private static List<Double> sizesInPopups() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .flatMap(popup -> popup.getScene().getRoot().lookupAll(".menu-item > .label").stream())
                .map(label -> ((Label) label).getFont().getSize())
                .toList();
    }

    @Test
    void sorting_and_selection_stay_while_the_lab_changes() {
        LabSnapshot first = VolumesOf.thousand();
        ChangingLab lab = new ChangingLab(first);
        shown(lab.desk(), 1012, 730, false, page -> {
            TableView<VolumeRow> table = table(page);
            Toolkit.does(() -> {
                table.getSortOrder().setAll(List.of(table.getColumns().get(4)));
                table.getColumns().get(4).setSortType(TableColumn.SortType.DESCENDING);
                table.getSelectionModel().clearSelection();
                table.getSelectionModel().select(3);
                table.getSelectionModel().select(5);
            });
            List<String> selected = selected(page);
            List<Volume> others = new ArrayList<>(first.volumes());
            others.removeIf(one -> one.name().equals("volume-1"));
            others.add(0, Desks.volume("a-new-one", 900, 2, null, null, List.of()));
            Toolkit.does(() ->
                    lab.looks(new LabSnapshot(first.taken().plusSeconds(1), first.host(), first.machines(), others)));
            assertThat(selected).hasSize(2);
            assertThat(selected(page)).containsExactlyInAnyOrderElementsOf(selected);
            assertThat(names(page).getFirst()).isEqualTo("a-new-one");
            return true;
        });
    }

    @Test
    void the_details_show_the_volume_as_it_is_now_and_not_as_it_was_before() {
        LabSnapshot well = Desks.lively();
        ChangingLab lab = new ChangingLab(well);
        shown(lab.desk(), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("wiki"));
            assertThat(Toolkit.on(() -> text(page, "#volumes-link-device"))).startsWith("/dev/");
            LabSnapshot broken = VolumesModelTest.broken();
            Toolkit.does(() -> lab.looks(broken));
            assertThat(Toolkit.on(() -> text(page, "#volumes-link-device")))
                    .isEqualTo("Attached, but ubuntu3 sees no such disk");
            return true;
        });
    }

    @Test
    void what_a_volume_grows_by_changes_the_line_that_says_it_and_nothing_else() {
        ChangingLab lab = new ChangingLab(Desks.lively());
        shown(lab.desk(), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("wiki"));
            Toolkit.settle();
            Node copy = Toolkit.on(() -> {
                Node button = page.node().lookup("#volumes-copy-file");
                button.requestFocus();
                return button;
            });
            Toolkit.does(() -> lab.looks(grown(2048)));
            assertThat(texts(page.node())).anyMatch(said -> said.startsWith("2 GiB of 8 GiB"));
            assertThat(Toolkit.on(copy::isFocused)).isTrue();
            return true;
        });
    }

    @Test
    void the_keyboard_stays_where_it_is_when_the_details_change() {
        ChangingLab lab = new ChangingLab(Desks.lively());
        shown(lab.desk(), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("wiki"));
            Toolkit.settle();
            Node before = Toolkit.on(() -> {
                Node button = page.node().lookup("#volumes-copy-file");
                button.requestFocus();
                return button;
            });
            Toolkit.does(() -> lab.looks(VolumesModelTest.broken()));
            Node now = Toolkit.on(() -> page.node().lookup("#volumes-copy-file"));
            assertThat(now).isNotSameAs(before);
            assertThat(Toolkit.on(now::isFocused)).isTrue();
            return true;
        });
    }

    @Test
    void an_open_menu_stays_open_and_what_changed_meanwhile_is_drawn_once_it_is_closed() {
        ChangingLab lab = new ChangingLab(Desks.lively());
        shown(lab.desk(), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("wiki"));
            Toolkit.settle();
            MenuButton move = (MenuButton) Toolkit.on(() -> page.node().lookup("#volumes-move"));
            Toolkit.does(move::show);
            Toolkit.does(() -> lab.looks(VolumesModelTest.broken()));
            assertThat(Toolkit.on(move::isShowing)).isTrue();
            assertThat(Toolkit.on(() -> page.node().lookup("#volumes-move"))).isSameAs(move);
            Toolkit.does(move::hide);
            assertThat(Toolkit.on(() -> text(page, "#volumes-link-device")))
                    .isEqualTo("Attached, but ubuntu3 sees no such disk");
            return true;
        });
    }

    /// `wiki` has that many MiB in it.
    private static LabSnapshot grown(int used) {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                List.of(
                        well.volumes().get(0),
                        well.volumes().get(1),
                        Desks.volume("wiki", 8, used, "ubuntu3", 1, List.of("wiki_app"))));
    }

    @Test
    void a_volume_that_was_made_is_scrolled_to_when_it_comes() {
        LabSnapshot first = VolumesOf.thousand();
        ChangingLab lab = new ChangingLab(
                first,
                Desks.of(
                        first,
                        Language.ENGLISH,
                        Map.of("createVolume", _ -> Desks.volume("zebra", 2, 2, null, null, List.of()))));
        shown(lab.desk(), 1012, 730, false, page -> {
            Toolkit.does(() -> page.show("new:"));
            Stage stage = pane();
            Parent pane = stage.getScene().getRoot();
            Toolkit.does(() -> {
                ((TextField) pane.lookup("#volumes-create-name")).setText("zebra");
                ((Button) pane.lookup("#volumes-create-ok")).fire();
            });
            Toolkit.await("it is made", () -> !lab.desk().works().busy());
            List<Volume> more = new ArrayList<>(first.volumes());
            more.add(Desks.volume("zebra", 2, 2, null, null, List.of()));
            Toolkit.does(() -> lab.looks(new LabSnapshot(first.taken(), first.host(), first.machines(), more)));
            Toolkit.settle();
            assertThat(Toolkit.on(() -> table(page).lookupAll(".table-row-cell").stream()
                            .map(row -> ((TableRow<?>) row).getItem())
                            .filter(VolumeRow.class::isInstance)
                            .map(row -> ((VolumeRow) row).id())
                            .toList()))
                    .contains("zebra");
            Toolkit.does(stage::close);
            return true;
        });
    }

    @Test
    void a_web_service_that_runs_and_refuses_is_restarted_here_too() {
        List<String> done = new CopyOnWriteArrayList<>();
        Desk desk = Desks.of(
                BrokenLabs.refusing(), Language.ENGLISH, Map.of("restartWebService", _ -> done.add("restart")));
        shown(desk, 1012, 730, false, page -> {
            Button restart = Toolkit.on(() -> (Button) page.node().lookup(".host-trouble .button"));
            assertThat(restart.getText()).isEqualTo("Restart the web service");
            Toolkit.does(restart::fire);
            Toolkit.await("it is restarted", () -> done.contains("restart"));
            return true;
        });
    }

    @Test
    void why_a_file_cannot_be_shown_is_said_in_a_pane_that_can_be_closed() {
        new VolumeCommands(lively(Map.of()), panes, new VolumesModel(lively(Map.of())))
                .tell(Failure.failed("lab.showFile", "/home/ada/VirtualBox/Volumes/wiki"));
        Stage stage = pane();
        Toolkit.picture("volumes-file-failed", stage.getScene());
        Button close = Toolkit.on(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> "Close".equals(button.getText()))
                .findFirst()
                .orElseThrow());
        Toolkit.does(close::fire);
        assertThat(panes.shown).isEmpty();
        Toolkit.does(stage::close);
    }

    private static List<String> selected(VolumesPage page) {
        return Toolkit.on(() -> table(page).getSelectionModel().getSelectedItems().stream()
                .map(VolumeRow::id)
                .toList());
    }

    private static Desk lively(Map<String, Function<Object[], Object>> answers) {
        return Desks.of(Desks.lively(), Language.ENGLISH, answers);
    }

    private <T> T shown(Desk desk, double width, double height, boolean dark, Function<VolumesPage, T> look) {
        VolumesPage page = Toolkit.on(() -> new VolumesPage(desk, panes));
        Stage stage = Toolkit.on(() -> Toolkit.stage(page.node(), width, height, dark));
        Toolkit.settle();
        Toolkit.does(page::shown);
        try {
            return look.apply(page);
        } finally {
            Toolkit.does(() -> {
                stage.close();
                page.close();
            });
        }
    }

    /// The pane that was shown last, on a stage of its own.
    private Stage pane() {
        return Toolkit.on(() -> {
            Region pane = (Region) panes.shown.getLast();
            pane.setMaxHeight(Region.USE_PREF_SIZE);
            return Toolkit.stage(new StackPane(pane), 480, 480, false);
        });
    }

    @SuppressWarnings("unchecked")
    private static TableView<VolumeRow> table(Page page) {
        return (TableView<VolumeRow>) page.node().lookup("#volumes-table");
    }

    private static List<String> names(VolumesPage page) {
        return Toolkit.on(() ->
                table(page).getItems().stream().map(row -> row.now().name()).toList());
    }

    private static String text(VolumesPage page, String id) {
        return Optional.ofNullable((Label) page.node().lookup(id))
                .map(Label::getText)
                .orElse("");
    }

    private static List<String> texts(Parent root) {
        return Toolkit.on(() -> root.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(one -> ((Label) one).getText())
                .toList());
    }
}
