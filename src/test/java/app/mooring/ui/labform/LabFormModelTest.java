package app.mooring.ui.labform;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.ui.Desks;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class LabFormModelTest {
    private static final Path HOME = Path.of("/home/ada");

    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final List<Runnable> delayed = new ArrayList<>();

    private final SimpleIntegerProperty attached = new SimpleIntegerProperty();

    private LabFormModel model(Discoveries discoveries, Optional<Lab> before) {
        return new LabFormModel(discoveries.rooms(), new Works(window::add), HOME, before, attached, doing -> {
            delayed.add(doing);
            return () -> delayed.remove(doing);
        });
    }

    /// What was typed is typed to the end: all that waited for it is asked.
    private void typedToTheEnd() {
        List<Runnable> now = List.copyOf(delayed);
        delayed.clear();
        now.forEach(Runnable::run);
    }

    private void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Runnable work = window.poll(10, TimeUnit.SECONDS);
            assertThat(work).as("something comes to the window").isNotNull();
            work.run();
        }
    }

    private static MachineEntry machine(LabFormModel model, String name) {
        return model.machines().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LabFormModel found(Discoveries discoveries) throws InterruptedException {
        LabFormModel model = model(discoveries, Optional.empty());
        typedToTheEnd();
        until(() -> model.virtualBox().state().get() instanceof Probe.State.Answered<LabFormModel.Found>);
        return model;
    }

    @Test
    void a_new_lab_has_good_values_and_wants_a_machine() throws InterruptedException {
        LabFormModel model = found(new Discoveries("ubuntu2", "ubuntu3"));
        assertThat(model.problems().get()).isZero();
        assertThat(model.lab()).isEmpty();
        machine(model, "ubuntu3").ticked().set(true);
        assertThat(model.anyMachine().get()).isTrue();
        assertThat(model.lab().orElseThrow().machines())
                .containsExactly(new Lab.Machine(
                        "ubuntu3", "SATA", 30, new Lab.Ssh("ubuntu3", 22, "ubuntu", List.of(), Optional.empty())));
        assertThat(model.lab().orElseThrow().volumeFolder()).isEqualTo(HOME.resolve("VirtualBox/Volumes"));
    }

    @Test
    void a_virtual_box_that_is_nowhere_is_a_failure_and_machines_come_as_soon_as_its_folder_is_named()
            throws InterruptedException {
        LabFormModel model = model(new Discoveries("ubuntu2").withoutVirtualBox(), Optional.empty());
        typedToTheEnd();
        until(() -> model.virtualBox().state().get() instanceof Probe.State.Failed<LabFormModel.Found>(Failure failure)
                && failure.code().equals("virtualbox.nowhere"));
        assertThat(model.machines()).isEmpty();
        model.virtualBoxFolderField().text().set("/opt/vbox");
        typedToTheEnd();
        until(() -> !model.machines().isEmpty());
    }

    @Test
    void each_field_says_at_once_what_is_wrong_with_it() {
        LabFormModel model = model(new Discoveries(), Optional.of(Desks.lab()));
        MachineEntry machine = machine(model, "ubuntu2");
        model.name().text().set("-x");
        model.driver().text().set("Mooring");
        model.volumeFolder().text().set("Volumes");
        model.address().text().set("no_host");
        model.port().text().set("65536");
        model.user().text().set("");
        machine.host().text().set("a b");
        machine.keys().text().set("~/.ssh/id_ed25519, id_rsa");
        machine.ports().text().set("31");
        assertThat(model.name().problem().get()).isEqualTo("problem.name");
        assertThat(model.driver().problem().get()).isEqualTo("problem.driver");
        assertThat(model.volumeFolder().problem().get()).isEqualTo("problem.folder");
        assertThat(model.address().problem().get()).isEqualTo("problem.host");
        assertThat(model.port().problem().get()).isEqualTo("problem.port");
        assertThat(model.user().problem().get()).isEqualTo("problem.word");
        assertThat(machine.host().problem().get()).isEqualTo("problem.word");
        assertThat(machine.keys().problem().get()).isEqualTo("problem.keys");
        assertThat(machine.ports().problem().get()).isEqualTo("problem.ports");
        assertThat(model.problems().get()).isEqualTo(9);
        assertThat(model.lab()).isEmpty();
        machine.ticked().set(false);
        assertThat(model.problems().get()).isEqualTo(6);
    }

    @Test
    void nobody_has_to_be_named_where_there_is_no_login() {
        LabFormModel model = model(new Discoveries(), Optional.of(Desks.lab()));
        model.user().text().set("");
        assertThat(model.problems().get()).isEqualTo(1);
        model.login().set(false);
        assertThat(model.problems().get()).isZero();
        model.login().set(true);
        assertThat(model.problems().get()).isEqualTo(1);
    }

    @Test
    void a_lab_that_is_opened_and_not_touched_is_the_same() {
        assertThat(model(new Discoveries(), Optional.of(Desks.lab())).lab()).contains(Desks.lab());
    }

    @Test
    void a_kept_password_stays_kept_until_another_is_typed() {
        Lab lab = Desks.lab();
        Lab kept = new Lab(
                lab.name(),
                lab.virtualBoxFolder(),
                lab.webService().withPasswordInKeychain(),
                lab.volumeFolder(),
                lab.driver(),
                lab.machines());
        LabFormModel model = model(new Discoveries(), Optional.of(kept));
        assertThat(model.lab()).contains(kept);
        model.password().set("new");
        assertThat(model.lab()).contains(lab);
    }

    @Test
    void only_the_last_of_what_was_typed_is_tried() throws InterruptedException {
        Discoveries discoveries = new Discoveries("ubuntu2")
                .failing("10.0.0.1", Failure.failed("virtualbox.unreachable", "http://10.0.0.1:18083", "refused"));
        LabFormModel model = model(discoveries, Optional.empty());
        model.address().text().set("10.0.0.");
        model.address().text().set("10.0.0.1");
        typedToTheEnd();
        until(() -> model.webService().state().get() instanceof Probe.State.Failed<String>);
        assertThat(discoveries.asked).containsExactly("10.0.0.1 ");
        assertThat(model.unreachable().get()).isEqualTo(1);
        model.address().text().set("10.0.0.2");
        assertThat(model.webService().state().get()).isInstanceOf(Probe.State.Unasked.class);
        assertThat(model.unreachable().get()).isZero();
    }

    @Test
    void an_answer_to_what_was_typed_before_is_not_shown() throws InterruptedException {
        LabFormModel model = model(new Discoveries("ubuntu2"), Optional.empty());
        typedToTheEnd();
        List<Runnable> answers = List.of(
                window.poll(10, TimeUnit.SECONDS),
                window.poll(10, TimeUnit.SECONDS),
                window.poll(10, TimeUnit.SECONDS));
        model.address().text().set("10.0.0.9");
        answers.forEach(Runnable::run);
        assertThat(model.webService().state().get()).isInstanceOf(Probe.State.Unasked.class);
    }

    @Test
    void a_host_key_is_asked_about_only_when_the_person_wants_to_be_asked() throws InterruptedException {
        LabFormModel model = found(new Discoveries("ubuntu2"));
        MachineEntry machine = machine(model, "ubuntu2");
        machine.ticked().set(true);
        machine.host().text().set("unknown");
        typedToTheEnd();
        until(() -> machine.guest().state().get() instanceof Probe.State.Failed<String>);
        machine.askWith((_, _, _) -> true);
        until(() -> machine.guest().state().get() instanceof Probe.State.Answered<String>);
        assertThat(machine.guest().state().get()).isEqualTo(new Probe.State.Answered<>("28.2.2"));
    }

    @Test
    void a_lab_can_be_saved_that_does_not_answer_yet_and_its_passwords_go_with_it() throws InterruptedException {
        Discoveries discoveries = new Discoveries("ubuntu2")
                .withoutLabs()
                .failing("ubuntu2", Failure.failed("ssh.unreachable", "ubuntu2", "ubuntu2", 22));
        LabFormModel model = found(discoveries);
        MachineEntry machine = machine(model, "ubuntu2");
        machine.ticked().set(true);
        model.password().set("one");
        machine.password().set("two");
        typedToTheEnd();
        until(() -> machine.guest().state().get() instanceof Probe.State.Failed<String>);
        Run run = model.save(new SimpleStringProperty("save"));
        until(() -> run.state().get().ended());
        assertThat(run.state().get()).isEqualTo(new Run.State.Done(Path.of("labs/lab.json")));
        assertThat(discoveries.passwords)
                .containsOnly(java.util.Map.entry("webservice", "one"), java.util.Map.entry("ssh/ubuntu2", "two"));
        model.close();
        assertThat(model.password().isEmpty()).isTrue();
        assertThat(machine.password().isEmpty()).isTrue();
    }

    @Test
    void a_machine_of_the_lab_that_virtualbox_does_not_have_stays_until_it_is_unticked() throws InterruptedException {
        LabFormModel model = model(new Discoveries("ubuntu3", "other"), Optional.of(Desks.lab()));
        typedToTheEnd();
        until(() -> model.virtualBox().state().get() instanceof Probe.State.Answered<LabFormModel.Found>);
        assertThat(model.machines()).extracting(MachineEntry::name).containsExactly("ubuntu2", "ubuntu3", "other");
        assertThat(machine(model, "ubuntu2").known().get()).isFalse();
        assertThat(machine(model, "other").ticked().get()).isFalse();
    }

    @Test
    void who_changes_folder_or_driver_is_warned_of_the_volumes_that_are_attached() {
        LabFormModel model = model(new Discoveries(), Optional.of(Desks.lab()));
        attached.set(2);
        assertThat(model.leftBehind().get()).isZero();
        assertThat(model.otherwiseDriven().get()).isZero();
        model.volumeFolder().text().set("/elsewhere");
        model.driver().text().set("rexray");
        assertThat(model.leftBehind().get()).isEqualTo(2);
        assertThat(model.otherwiseDriven().get()).isEqualTo(2);
        model.volumeFolder().text().set(Desks.lab().volumeFolder().toString());
        assertThat(model.leftBehind().get()).isZero();
        attached.set(0);
        assertThat(model.otherwiseDriven().get()).isZero();
    }

    @Test
    void a_second_lab_gets_a_name_that_none_has_and_is_told_of_one_that_another_has() throws InterruptedException {
        LabFormModel model = model(new Discoveries(), Optional.empty());
        until(() -> model.name().value().equals("lab-2"));
        assertThat(model.changed()).as("by the person").isFalse();
        model.name().text().set("office");
        assertThat(model.name().problem().get()).isEqualTo("problem.nameTaken");
        assertThat(model.problems().get()).isEqualTo(1);
    }

    @Test
    void who_typed_a_name_keeps_it_and_is_told_that_another_has_it() throws InterruptedException {
        LabFormModel model = model(new Discoveries(), Optional.empty());
        model.name().text().set("office");
        assertThat(model.name().good()).isTrue();
        until(() -> !model.name().good());
        assertThat(model.name().value()).isEqualTo("office");
        assertThat(model.name().problem().get()).isEqualTo("problem.nameTaken");
    }

    @Test
    void the_only_lab_and_one_that_is_changed_keep_their_names() throws InterruptedException {
        LabFormModel only = model(new Discoveries().withoutLabs(), Optional.empty());
        window.take().run();
        assertThat(only.name().value()).isEqualTo("lab");
        assertThat(model(new Discoveries(), Optional.of(Desks.lab())).name().good())
                .isTrue();
    }

    @Test
    void two_machines_at_one_address_are_a_problem_of_both_until_one_has_another() {
        LabFormModel model = model(new Discoveries(), Optional.of(Desks.lab()));
        MachineEntry second = machine(model, "ubuntu3");
        second.host().text().set("192.168.56.12");
        assertThat(second.host().problem().get()).isEqualTo("problem.shared");
        assertThat(machine(model, "ubuntu2").host().problem().get()).isEqualTo("problem.shared");
        assertThat(model.problems().get()).isEqualTo(2);
        second.port().text().set("2222");
        assertThat(model.problems().get()).isZero();
        second.port().text().set("22");
        assertThat(model.problems().get()).isEqualTo(2);
        machine(model, "ubuntu2").ticked().set(false);
        assertThat(model.problems().get()).isZero();
    }

    @Test
    void a_machine_that_is_called_as_this_computer_cannot_be_of_a_lab() throws InterruptedException {
        LabFormModel model = found(new Discoveries("host", "windows 11", "ubuntu2"));
        assertThat(machine(model, "host").unnameable()).isEqualTo("machine.reserved");
        assertThat(machine(model, "windows 11").unnameable()).isEqualTo("machine.unnameable");
        assertThat(machine(model, "ubuntu2").unnameable()).isEmpty();
    }

    @Test
    void a_new_lab_has_nothing_to_be_warned_of() {
        LabFormModel model = model(new Discoveries(), Optional.empty());
        attached.set(2);
        model.driver().text().set("rexray");
        assertThat(model.otherwiseDriven().get()).isZero();
    }
}
