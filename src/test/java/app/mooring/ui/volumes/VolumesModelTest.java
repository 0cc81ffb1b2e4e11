package app.mooring.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.Desks;
import app.mooring.ui.VolumesOf;
import app.mooring.ui.control.Link;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VolumesModelTest {
    private static final long FRAME_NANOS = 16_000_000;

    @Test
    void volumes_of_the_lab_and_local_ones_of_its_guests_are_told_apart() {
        assertThat(model(Desks.lively()).rows())
                .extracting(row -> row.now().name(), row -> row.now().standing())
                .containsExactly(
                        tuple("backup", Standing.FREE),
                        tuple("mysqldata", Standing.ATTACHED),
                        tuple("wiki", Standing.ATTACHED),
                        tuple("notes_local", Standing.LOCAL));
    }

    @Test
    void one_of_a_guests_own_is_known_by_its_guest_too() {
        VolumesModel model = model(Desks.lively());
        assertThat(model.row("ubuntu3/notes_local")).isPresent();
        assertThat(model.row("notes_local"))
                .as("there may be one in each guest")
                .isEmpty();
    }

    @Test
    void all_typed_words_are_looked_for_in_names_machines_and_containers() {
        VolumesModel model = model(Desks.lively());
        model.filter().set("UBUNTU2  mydb");
        assertThat(names(model)).containsExactly("mysqldata");
        model.filter().set("ubuntu2 wiki");
        assertThat(names(model)).isEmpty();
        model.filter().set("");
        assertThat(names(model)).hasSize(4);
    }

    @Test
    void how_many_there_are_is_known_once_the_lab_was_read_and_of_local_ones_once_a_guest_was_heard() {
        LabSnapshot unread = BrokenLabs.unread();
        LabSnapshot well = Desks.lively();
        assertThat(known(unread)).isEmpty();
        assertThat(known(new LabSnapshot(unread.taken(), unread.host(), well.machines(), List.of())))
                .containsExactly(Standing.LOCAL);
        assertThat(known(new LabSnapshot(well.taken(), well.host(), unread.machines(), well.volumes())))
                .containsExactly(Standing.FREE, Standing.ATTACHED, Standing.BROKEN, Standing.INTERRUPTED);
        assertThat(known(Desks.cutOff())).as("both were heard").containsExactly(Standing.values());
    }

    private static List<Standing> known(LabSnapshot snapshot) {
        VolumesModel model = model(snapshot);
        return Stream.of(Standing.values()).filter(model::known).toList();
    }

    @Test
    void what_is_selected_is_what_is_still_shown() {
        VolumesModel model = model(Desks.lively());
        model.selected().setAll(model.rows());
        model.only().add(Standing.FREE);
        assertThat(model.selected()).extracting(row -> row.now().name()).containsExactly("backup");
    }

    @Test
    void a_volume_that_is_awaited_is_selected_whatever_was_filtered() {
        VolumesModel model = model(Desks.lively());
        model.filter().set("mysqldata");
        model.awaitAndSelect("wiki");
        assertThat(model.selected()).extracting(row -> row.now().name()).containsExactly("wiki");
        assertThat(model.shown()).hasSize(4);
    }

    @Test
    void of_a_thousand_volumes_a_filter_is_answered_within_a_frame() {
        VolumesModel model = model(VolumesOf.thousand());
        long best = IntStream.range(0, 10)
                .mapToLong(round -> {
                    long begin = System.nanoTime();
                    model.filter().set("machine volume-" + round);
                    return System.nanoTime() - begin;
                })
                .min()
                .orElseThrow();
        assertThat(best).isLessThan(FRAME_NANOS);
    }

    @Test
    void an_attached_volume_that_its_guest_does_not_see_is_broken_at_the_device() {
        Seen wiki = model(broken()).row("wiki").orElseThrow().now();
        assertThat(wiki.standing()).isEqualTo(Standing.BROKEN);
        assertThat(wiki.chain().links())
                .filteredOn(link -> link.state() == Link.State.BROKEN)
                .extracting(Link::kind)
                .containsExactly(Link.Kind.DEVICE);
        assertThat(wiki.chain().links())
                .filteredOn(link -> link.kind() == Link.Kind.MOUNT)
                .extracting(Link::reason)
                .as("its container runs")
                .containsExactly("noDisk");
    }

    @Test
    void the_chain_goes_from_the_file_through_the_machine_to_the_containers() {
        Seen data = model(Desks.lively()).row("mysqldata").orElseThrow().now();
        assertThat(data.chain().links())
                .extracting(Link::kind)
                .containsExactly(
                        Link.Kind.FILE,
                        Link.Kind.MEDIUM,
                        Link.Kind.SERIAL,
                        Link.Kind.MACHINE,
                        Link.Kind.DEVICE,
                        Link.Kind.MOUNT,
                        Link.Kind.CONTAINER);
        assertThat(data.chain().links())
                .filteredOn(link -> link.kind() == Link.Kind.MACHINE)
                .extracting(Link::value)
                .containsExactly("ubuntu2 · " + data.volume().orElseThrow().port());
    }

    @Test
    void a_file_that_cannot_be_read_breaks_the_chain_at_once() {
        Seen backup = model(broken()).row("backup").orElseThrow().now();
        assertThat(backup.chain().links().getFirst().state()).isEqualTo(Link.State.BROKEN);
    }

    @Test
    void of_a_guest_that_does_not_answer_nothing_is_said_to_be_broken() {
        LabSnapshot cutOff = Desks.cutOff();
        Volume unseen = unseen(cutOff.volume("wiki").orElseThrow());
        LabSnapshot away = new LabSnapshot(cutOff.taken(), cutOff.host(), cutOff.machines(), List.of(unseen));
        Seen wiki = model(away).row("wiki").orElseThrow().now();
        assertThat(wiki.standing()).isEqualTo(Standing.ATTACHED);
        assertThat(wiki.chain().links())
                .filteredOn(link -> link.kind() == Link.Kind.DEVICE)
                .extracting(Link::state)
                .containsExactly(Link.State.UNKNOWN);
    }

    @Test
    void what_goes_for_good_is_what_nothing_has() {
        RemoveModel model = RemoveModel.of(
                model(Desks.lively()).rows().stream().map(VolumeRow::now).toList(), Desks.lively());
        assertThat(model.going()).extracting(RemoveModel.Going::name).containsExactly("backup");
        assertThat(model.kept())
                .containsExactly(
                        new RemoveModel.Kept("mysqldata", "container", "mydb_on_ubuntu2"),
                        new RemoveModel.Kept("wiki", "container", "wiki_app"),
                        new RemoveModel.Kept("notes_local", "local", "ubuntu3"));
    }

    @Test
    void one_that_is_attached_and_not_used_goes_too_and_is_detached_before() {
        Volume idle = Desks.volume("idle", 2, 1, "ubuntu2", 7, List.of());
        assertThat(RemoveModel.of(seen(idle), Desks.lively()).going()).containsExactly(new RemoveModel.Going(idle));
    }

    @Test
    void one_on_a_machine_that_cannot_be_asked_stays() {
        Volume idle = Desks.volume("idle", 2, 1, "ubuntu3", 7, List.of());
        LabSnapshot away = Desks.cutOff();
        assertThat(away.machine("ubuntu3").orElseThrow().guest().reach().answers())
                .isFalse();
        RemoveModel model = RemoveModel.of(seen(idle), away);
        assertThat(model.going()).isEmpty();
        assertThat(model.kept()).containsExactly(new RemoveModel.Kept("idle", "unasked", "ubuntu3"));
    }

    @Test
    void a_guest_that_was_never_heard_may_need_what_goes() {
        assertThat(RemoveModel.of(rows(BrokenLabs.unheard(), "backup"), BrokenLabs.unheard())
                        .unheard())
                .containsExactly("ubuntu3");
        assertThat(RemoveModel.of(rows(BrokenLabs.unheard(), "mysqldata"), BrokenLabs.unheard())
                        .unheard())
                .as("nothing goes")
                .isEmpty();
        assertThat(RemoveModel.of(rows(Desks.cutOff(), "backup"), Desks.cutOff())
                        .unheard())
                .as("what it had was heard")
                .isEmpty();
    }

    private static List<Seen> rows(LabSnapshot lab, String name) {
        return List.of(model(lab).row(name).orElseThrow().now());
    }

    @Test
    void whether_a_container_uses_it_is_not_known_while_a_guest_was_never_heard() {
        assertThat(rows(BrokenLabs.unheard(), "backup").getFirst().chain().links())
                .filteredOn(link -> link.kind() == Link.Kind.CONTAINER)
                .containsExactly(Link.without(Link.Kind.CONTAINER, Link.State.UNKNOWN, "unheard", "ubuntu3"));
        assertThat(rows(Desks.cutOff(), "backup").getFirst().chain().links())
                .filteredOn(link -> link.kind() == Link.Kind.CONTAINER)
                .containsExactly(Link.without(Link.Kind.CONTAINER, Link.State.NONE, "noContainer"));
    }

    @Test
    void a_container_with_a_local_volume_of_the_same_name_is_none_of_its_own() {
        assertThat(rows(BrokenLabs.namesake(), "backup").getFirst().standing()).isEqualTo(Standing.ATTACHED);
    }

    @Test
    void one_that_is_mounted_stays_whoever_mounted_it() {
        RemoveModel model =
                RemoveModel.of(seen(mounted(Desks.volume("idle", 2, 1, "ubuntu2", 7, List.of()))), Desks.lively());
        assertThat(model.going()).isEmpty();
        assertThat(model.kept()).containsExactly(new RemoveModel.Kept("idle", "mounted", "ubuntu2"));
    }

    private static List<Seen> seen(Volume volume) {
        LabSnapshot well = Desks.lively();
        LabSnapshot snapshot = new LabSnapshot(well.taken(), well.host(), well.machines(), List.of(volume));
        return List.of(model(snapshot).row(volume.name()).orElseThrow().now());
    }

    private static VolumesModel model(LabSnapshot snapshot) {
        return new VolumesModel(desk(snapshot));
    }

    private static Desk desk(LabSnapshot snapshot) {
        return Desks.of(snapshot, Language.ENGLISH, Map.of(), Runnable::run);
    }

    private static List<String> names(VolumesModel model) {
        return model.shown().stream().map(row -> row.now().name()).toList();
    }

    /// `wiki` is attached, but its guest does not see it; the file of `backup` cannot be read.
    static LabSnapshot broken() {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                well.volumes().stream()
                        .map(one -> switch (one.name()) {
                            case "wiki" -> unseen(one);
                            case "backup" -> inaccessible(one);
                            default -> one;
                        })
                        .toList());
    }

    private static Volume unseen(Volume volume) {
        return with(volume, volume.state());
    }

    private static Volume inaccessible(Volume volume) {
        return with(volume, Volume.State.INACCESSIBLE);
    }

    private static Volume mounted(Volume volume) {
        return with(volume, volume.state(), "/mnt");
    }

    private static Volume with(Volume volume, Volume.State state) {
        return with(volume, state, null);
    }

    private static Volume with(Volume volume, Volume.State state, @Nullable String mountPoint) {
        return new Volume(
                volume.name(),
                volume.medium(),
                volume.file(),
                volume.format(),
                volume.fullBytes(),
                volume.usedBytes(),
                volume.machine(),
                volume.port(),
                volume.serial(),
                null,
                mountPoint,
                volume.containers(),
                state,
                volume.fileSystem(),
                volume.created());
    }
}
