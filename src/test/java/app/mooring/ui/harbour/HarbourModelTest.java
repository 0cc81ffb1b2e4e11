package app.mooring.ui.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Machine;
import app.mooring.ui.BrokenLabs;
import app.mooring.ui.Desks;
import app.mooring.ui.OnToolkit;
import app.mooring.ui.PlayedWindow;
import app.mooring.ui.control.Link;
import app.mooring.ui.control.Port;
import app.mooring.ui.control.Power;
import app.mooring.ui.move.Risk;
import app.mooring.ui.text.Language;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnToolkit
@Timeout(60)
class HarbourModelTest {
    private final PlayedWindow window = new PlayedWindow();

    private HarbourModel model(LabSnapshot snapshot, Map<String, Function<Object[], Object>> answers) {
        Desk desk = Desks.of(snapshot, Language.ENGLISH, answers, window);
        return new HarbourModel(desk, desk.languages().of(HarbourModel.class), Path.of("/home/ada"));
    }

    private HarbourModel model(LabSnapshot snapshot) {
        return model(snapshot, Map.of());
    }

    private static Berth berth(HarbourModel model, String name) {
        return model.harbour().get().berths().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Block block(HarbourModel model, String name) {
        return model.harbour()
                .get()
                .blocks()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_folder_is_written_from_the_persons_own_where_it_is_in_there() {
        HarbourModel model = model(Desks.lively());
        assertThat(model.shortened(Path.of("/home/ada/VirtualBox/Volumes")))
                .isEqualTo(Path.of("~/VirtualBox/Volumes").toString());
        assertThat(model.shortened(Path.of("/srv/volumes")))
                .isEqualTo(Path.of("/srv/volumes").toString());
        model.close();
    }

    private static LabSnapshot with(LabSnapshot before, MachineView first) {
        return new LabSnapshot(
                before.taken(), before.host(), List.of(first, before.machines().get(1)), before.volumes());
    }

    private static MachineView first(String state, List<Machine.Controller> controllers) {
        MachineView well = Desks.lively().machines().getFirst();
        return new MachineView(
                well.wanted(), Optional.of(new Machine(well.name(), "id", state, controllers)), well.guest());
    }

    @Test
    void a_volume_is_on_the_machine_that_has_it_and_a_free_one_on_the_quay() {
        HarbourModel model = model(Desks.lively());
        assertThat(berth(model, "ubuntu2").blocks()).extracting(Block::name).containsExactly("mysqldata");
        assertThat(model.harbour().get().quay()).extracting(Block::name).containsExactly("backup");
        assertThat(block(model, "mysqldata").containers())
                .containsExactly(new Block.Holder("mydb_on_ubuntu2", ContainerState.RUNS, ""));
    }

    @Test
    void a_volume_is_detached_as_it_was_agreed_to() {
        List<Object> asked = new ArrayList<>();
        HarbourModel model = model(Desks.lively(), Map.of("detachVolume", arguments -> asked.add(List.of(arguments))));
        model.detach("mysqldata", "ubuntu2", Risk.UNWRITTEN);
        window.until(() -> model.idle(HarbourModel.volume("mysqldata")).get());
        model.detach("mysqldata", "ubuntu2", Risk.NONE);
        window.until(() -> model.idle(HarbourModel.volume("mysqldata")).get());
        assertThat(asked)
                .containsExactly(List.of("mysqldata", "ubuntu2", true), List.of("mysqldata", "ubuntu2", false));
        model.close();
    }

    private static Block attached(int port) {
        return new Block(
                "port-" + port, Optional.empty(), "ubuntu2", false, port, "", "", 0, 0, List.of(), Optional.empty(), 0);
    }

    @Test
    void volumes_stand_on_their_machine_in_the_order_of_their_ports() {
        LabSnapshot seen = Desks.lively();
        Berth berth =
                Berth.of(seen.machine("ubuntu2").orElseThrow(), seen, List.of(attached(10), attached(2), attached(1)));
        assertThat(berth.blocks()).extracting(Block::port).containsExactly(1, 2, 10);
    }

    @Test
    void a_container_with_a_local_volume_of_the_same_name_is_among_the_others() {
        HarbourModel model = model(BrokenLabs.namesake());
        assertThat(berth(model, "ubuntu2").others())
                .extracting(ContainerView::name)
                .containsExactly("keeper");
        assertThat(block(model, "backup").containers()).isEmpty();
    }

    @Test
    void a_container_that_is_not_where_its_volume_is_says_where_it_is() {
        LabSnapshot well = Desks.lively();
        HarbourModel model = model(new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                List.of(Desks.volume("mysqldata", 2, 212, "ubuntu3", 2, List.of("mydb_on_ubuntu2")))));
        assertThat(block(model, "mysqldata").containers())
                .containsExactly(new Block.Holder("mydb_on_ubuntu2", ContainerState.STOPPED, "ubuntu2"));
    }

    @Test
    void a_volume_that_its_guest_does_not_see_is_broken_there_and_can_still_be_moved() {
        HarbourModel model = model(BrokenLabs.unseen());
        assertThat(block(model, "wiki").broken())
                .hasValueSatisfying(link -> assertThat(link.kind()).isEqualTo(Link.Kind.DEVICE));
        assertThat(model.targets(block(model, "wiki"))).extracting(Berth::name).containsExactly("ubuntu2");
        assertThat(block(model, "mysqldata").broken()).isEmpty();
    }

    @Test
    void a_disk_that_is_on_its_way_is_not_broken_before_what_runs_has_ended() {
        HarbourModel model = model(BrokenLabs.unseen(), Map.of("startMachine", _ -> true));
        model.powerOn("ubuntu2");
        assertThat(block(model, "wiki").broken()).isEmpty();
        window.until(() -> block(model, "wiki").broken().isPresent());
        assertThat(model.runs().busy("ubuntu2")).isFalse();
    }

    @Test
    void a_volume_that_is_mounted_nowhere_although_a_container_runs_with_it_is_broken_there() {
        assertThat(block(model(BrokenLabs.unmounted()), "mysqldata").broken())
                .hasValueSatisfying(link -> assertThat(link.kind()).isEqualTo(Link.Kind.MOUNT));
    }

    @Test
    void a_volume_on_a_machine_that_is_not_of_the_lab_lies_on_the_quay_and_says_whose_it_is() {
        HarbourModel model = model(BrokenLabs.elsewhere());
        assertThat(model.harbour().get().quay()).extracting(Block::name).containsExactly("backup");
        assertThat(block(model, "backup").stranger()).isTrue();
        assertThat(block(model, "backup").machine()).isEqualTo("ubuntu9");
        assertThat(block(model, "mysqldata").stranger()).isFalse();
    }

    @Test
    void a_port_tells_what_is_on_it_and_has_the_colour_of_its_volume() {
        HarbourModel model = model(Desks.lively());
        List<Port> ports = berth(model, "ubuntu2").ports();
        assertThat(ports).hasSize(30);
        assertThat(ports.get(0).use()).isEqualTo(Port.Use.SYSTEM);
        assertThat(ports.get(1))
                .isEqualTo(new Port(
                        1,
                        Port.Use.VOLUME,
                        "mysqldata",
                        block(model, "mysqldata").colour()));
        assertThat(ports.get(2).use()).isEqualTo(Port.Use.FREE);
        assertThat(berth(model, "ubuntu2").freePort()).isEqualTo(2);
        assertThat(block(model, "mysqldata").colour())
                .isNotEqualTo(block(model, "wiki").colour());
    }

    @Test
    void other_containers_are_those_without_a_volume_of_the_lab() {
        assertThat(berth(model(Desks.lively()), "ubuntu3").others())
                .extracting(ContainerView::name)
                .containsExactly("notes");
    }

    @Test
    void a_volume_can_move_to_machines_that_are_awake_and_have_a_free_port() {
        HarbourModel well = model(Desks.lively());
        assertThat(well.targets(block(well, "mysqldata")))
                .extracting(Berth::name)
                .containsExactly("ubuntu3");
        assertThat(well.targets(block(well, "backup"))).extracting(Berth::name).containsExactly("ubuntu2", "ubuntu3");
        HarbourModel cutOff = model(Desks.cutOff());
        assertThat(cutOff.targets(block(cutOff, "mysqldata"))).isEmpty();
        LabSnapshot full = with(
                Desks.lively(),
                first(
                        "Running",
                        List.of(new Machine.Controller(
                                "SATA",
                                "SATA",
                                1,
                                List.of(new Machine.Attachment(0, "HardDisk", "/system.vdi", false))))));
        HarbourModel crowded = model(full);
        assertThat(crowded.targets(block(crowded, "wiki"))).isEmpty();
    }

    @Test
    void why_a_machine_cannot_take_a_volume_is_known() {
        HarbourModel well = model(Desks.lively());
        assertThat(berth(well, "ubuntu2").refuses(block(well, "backup"))).isEmpty();
        assertThat(berth(well, "ubuntu2").refuses(block(well, "mysqldata"))).contains(Berth.Refusal.HERE);
        HarbourModel off = model(with(Desks.lively(), first("PoweredOff", List.of())));
        assertThat(berth(off, "ubuntu2").refuses(block(off, "backup"))).contains(Berth.Refusal.OFF);
        HarbourModel full = model(with(Desks.lively(), first("Running", List.of())));
        assertThat(berth(full, "ubuntu2").refuses(block(full, "backup"))).contains(Berth.Refusal.FULL);
        HarbourModel cutOff = model(Desks.cutOff());
        assertThat(berth(cutOff, "ubuntu3").refuses(block(cutOff, "backup"))).contains(Berth.Refusal.AWAY);
    }

    @Test
    void controllers_that_are_wrong_are_told() {
        HarbourModel model = model(with(
                Desks.lively(),
                first(
                        "Running",
                        List.of(
                                new Machine.Controller("IDE", "IDE", 2, List.of()),
                                new Machine.Controller("SATA", "SATA", 4, List.of())))));
        assertThat(berth(model, "ubuntu2").faults()).containsExactly(Berth.Fault.IDE, Berth.Fault.FEW_PORTS);
        assertThat(berth(model(with(Desks.lively(), first("Running", List.of()))), "ubuntu2")
                        .faults())
                .containsExactly(Berth.Fault.NO_CONTROLLER);
        assertThat(berth(model(Desks.lively()), "ubuntu2").faults()).isEmpty();
    }

    @Test
    void a_machine_that_is_off_can_be_started() {
        for (String state : List.of("PoweredOff", "Saved", "Aborted")) {
            Berth berth = berth(model(with(Desks.lively(), first(state, List.of()))), "ubuntu2");
            assertThat(berth.power().isStartable()).as(state).isTrue();
            assertThat(berth.awake()).as(state).isFalse();
        }
        assertThat(berth(model(Desks.lively()), "ubuntu2").power()).isEqualTo(Power.RUNNING);
    }

    @Test
    void a_machine_that_does_not_start_has_its_failure_until_it_is_dismissed() {
        Failure failure = Failure.failed("ssh.unreachable", "ubuntu2", "192.168.56.12", 22);
        HarbourModel model = model(Desks.lively(), Map.of("startMachine", _ -> {
            throw failure;
        }));
        model.powerOn("ubuntu2");
        assertThat(model.runs().of("ubuntu2").orElseThrow().run().title().getValue())
                .isEqualTo("Power on ubuntu2");
        window.until(() -> !model.runs().busy("ubuntu2"));
        assertThat(model.runs().of("ubuntu2").orElseThrow().state()).isEqualTo(new Run.State.Failed(failure));
        model.runs().forget("ubuntu2");
        assertThat(model.runs().all()).isEmpty();
    }

    @Test
    void a_web_service_that_was_started_is_no_longer_told_of() {
        HarbourModel model = model(Desks.lively(), Map.of("startWebService", _ -> true));
        model.startWebService();
        assertThat(model.runs().all()).containsOnlyKeys(HarbourModel.HOST);
        window.until(() -> model.runs().all().isEmpty());
        assertThat(model.harbour().get()).isNotNull();
    }

    @Test
    void what_was_interrupted_is_told_at_the_volume_that_it_touches_and_at_the_host_where_there_is_none() {
        HarbourModel model = model(Desks.interrupted());
        assertThat(block(model, "mysqldata").interrupted())
                .hasValueSatisfying(move -> assertThat(move.to()).isEqualTo("ubuntu3"));
        assertThat(block(model, "backup").interrupted()).isEmpty();
        assertThat(model.harbour().get().interrupted())
                .extracting(Interrupted::operation)
                .containsExactly(Interrupted.Kind.DEMO);
    }

    @Test
    void what_was_interrupted_is_settled_by_a_run_that_tells_at_the_volume_why_it_cannot_be() {
        Failure away = Failure.failed("ssh.unreachable", "ubuntu3", "192.168.56.13", 22);
        HarbourModel model = model(Desks.interrupted(), Map.of("settle", _ -> {
            throw away;
        }));
        assertThat(model.idle(HarbourModel.volume("mysqldata")).get()).isTrue();
        model.settle(block(model, "mysqldata").interrupted().orElseThrow());
        assertThat(model.idle(HarbourModel.volume("mysqldata")).get()).isFalse();
        window.until(() -> model.idle(HarbourModel.volume("mysqldata")).get());
        assertThat(model.runs()
                        .of(HarbourModel.volume("mysqldata"))
                        .orElseThrow()
                        .state())
                .isEqualTo(new Run.State.Failed(away));
    }
}
