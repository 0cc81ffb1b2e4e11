package app.mooring.ui.labform;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.ui.work.LatestRun;
import app.mooring.ui.work.Question;
import app.mooring.ui.work.Run;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A lab as it is being described.
final class LabFormModel implements AutoCloseable {
    /// What was found of VirtualBox.
    record Found(Path folder, List<String> machines) {}

    private final Rooms rooms;
    private final Works works;
    private final Delay delay;
    private final Rules rules;
    private final Optional<Lab> before;
    private final Rooms.Discovery discovery;
    private final Field name;
    private final Field volumeFolder;
    private final Field driver;
    private final Field virtualBoxFolder;
    private final Field address;
    private final Field guestAddress;
    private final Field port;
    private final Field user;
    private final BooleanProperty tls;
    private final BooleanProperty login;
    private final Secret password = new Secret();
    private final Probe<Found> virtualBox;
    private final Probe<String> webService;
    private final ObservableList<MachineEntry> machines = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper problems = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper anyMachine = new ReadOnlyBooleanWrapper();
    private final ObservableIntegerValue attached;
    private final ReadOnlyIntegerWrapper unreachable = new ReadOnlyIntegerWrapper();
    private final LatestRun saving;
    private final LabNames names = new LabNames();
    private final Optional<Question> naming;
    private List<Object> first;

    /// @param home what `~` stands for
    /// @param before the lab that is changed; empty: a new one
    /// @param attached how many volumes its machines have now
    LabFormModel(
            Rooms rooms, Works works, Path home, Optional<Lab> before, ObservableIntegerValue attached, Delay delay) {
        this.attached = attached;
        this.rooms = rooms;
        this.works = works;
        this.saving = new LatestRun(works);
        this.delay = delay;
        this.rules = new Rules(home);
        this.before = before;
        this.discovery = rooms.discovery(before);
        Optional<Lab.WebService> service = before.map(Lab::webService);
        this.name = new Field(before.map(Lab::name).orElse(LabNames.FIRST), names::problem);
        this.volumeFolder = new Field(
                before.map(lab -> lab.volumeFolder().toString()).orElse("~/VirtualBox/Volumes"), rules::folder);
        this.driver = new Field(before.map(Lab::driver).orElse("mooring"), Rules::driver);
        this.virtualBoxFolder = new Field(
                before.flatMap(Lab::virtualBoxFolder).map(Path::toString).orElse(""), rules::optionalFolder);
        this.address = new Field(service.map(Lab.WebService::address).orElse("192.168.56.1"), Rules::host);
        this.guestAddress = new Field(
                service.map(Lab.WebService::guestAddress)
                        .filter(one -> !one.equals(address.value()))
                        .orElse(""),
                Rules::optionalHost);
        this.port =
                new Field(service.map(Lab.WebService::port).map(String::valueOf).orElse("18083"), Rules::port);
        this.login =
                new SimpleBooleanProperty(service.map(Lab.WebService::login).orElse(true));
        this.user = new Field(
                service.map(Lab.WebService::user).orElse("mooring"), text -> login.get() ? Rules.word(text) : "");
        this.tls = new SimpleBooleanProperty(service.map(Lab.WebService::tls).orElse(true));
        this.virtualBox = new Probe<>(works, delay, this::askVirtualBox);
        this.webService = new Probe<>(works, delay, this::askWebService);
        before.map(Lab::machines).orElse(List.of()).forEach(machine -> add(machine.name(), Optional.of(machine)));
        follow();
        virtualBox.changed();
        webService.changed();
        look();
        this.first = typed();
        this.naming = before.isEmpty() ? Optional.of(works.ask(rooms::labs, this::know, _ -> {})) : Optional.empty();
    }

    /// The labs that there are. Who typed a name already keeps it, and is told.
    private void know(List<Rooms.Listed> labs) {
        boolean untouched = !changed();
        names.taken(labs);
        if (untouched) {
            name.text().set(names.free());
            first = typed();
        }
        name.check();
    }

    /// Whether anything differs from how it was at first.
    boolean changed() {
        return !typed().equals(first);
    }

    private List<Object> typed() {
        return Stream.concat(
                        Stream.of(texts(fields()), tls.get(), login.get(), password.isEmpty()),
                        ticked().stream()
                                .flatMap(one -> Stream.of(
                                        one.name(),
                                        texts(one.fields()),
                                        one.password().isEmpty())))
                .toList();
    }

    private static List<String> texts(List<Field> fields) {
        return fields.stream().map(Field::value).toList();
    }

    private void follow() {
        fields().forEach(field -> field.problem().addListener((_, _, _) -> look()));
        virtualBoxFolder.text().addListener((_, _, _) -> virtualBox.changed());
        virtualBox.state().addListener((_, _, now) -> {
            if (now instanceof Probe.State.Answered<Found>(Found found)) {
                show(found.machines());
            } else if (now instanceof Probe.State.Failed<Found>) {
                forget(List.of());
            }
        });
        for (ObservableValue<?> value :
                List.of(address.text(), port.text(), user.text(), tls, login, password.changes())) {
            value.addListener((_, _, _) -> webService.changed());
        }
        login.addListener((_, _, _) -> user.check());
        webService.state().addListener((_, _, _) -> look());
    }

    /// Those that nobody ticked are there only as long as they are found.
    private void forget(List<String> found) {
        machines.removeIf(one -> {
            boolean gone = !one.ticked().get() && !found.contains(one.name());
            if (gone) {
                one.close();
            }
            return gone;
        });
    }

    private void show(List<String> found) {
        forget(found);
        found.stream()
                .filter(one -> machines.stream().noneMatch(shown -> shown.name().equals(one)))
                .forEach(one -> add(one, Optional.empty()));
        machines.forEach(one -> one.known().set(found.contains(one.name())));
        look();
    }

    private void add(String machine, Optional<Lab.Machine> entry) {
        MachineEntry one = new MachineEntry(machine, entry, discovery, works, rules, delay);
        one.known().set(entry.isPresent());
        for (ObservableValue<?> where :
                List.of(one.ticked(), one.host().text(), one.port().text())) {
            where.addListener((_, _, _) -> compare());
        }
        one.ticked().addListener((_, _, _) -> look());
        one.fields().forEach(field -> field.problem().addListener((_, _, _) -> look()));
        one.guest().state().addListener((_, _, _) -> look());
        machines.add(one);
        compare();
    }

    /// Two machines at one address are one guest.
    private void compare() {
        List<MachineEntry> ticked = ticked();
        machines.forEach(one -> one.shares(ticked.contains(one)
                && ticked.stream()
                        .anyMatch(other -> other != one && other.address().equals(one.address()))));
    }

    private List<Field> fields() {
        return List.of(name, volumeFolder, driver, virtualBoxFolder, address, guestAddress, port, user);
    }

    private List<MachineEntry> ticked() {
        return machines.stream().filter(one -> one.ticked().get()).toList();
    }

    private void look() {
        Stream<Field> all = Stream.concat(fields().stream(), ticked().stream().flatMap(one -> one.fields().stream()));
        problems.set((int) all.filter(field -> !field.good()).count());
        anyMachine.set(!ticked().isEmpty());
        long failed = ticked().stream()
                .filter(one -> one.guest().state().get() instanceof Probe.State.Failed<String>)
                .count();
        unreachable.set((int) failed + (webService.state().get() instanceof Probe.State.Failed<String> ? 1 : 0));
    }

    private Optional<Callable<Found>> askVirtualBox() {
        if (!virtualBoxFolder.good()) {
            return Optional.empty();
        }
        Optional<Path> folder = virtualBoxFolder();
        return Optional.of(() -> {
            Path found = discovery.virtualBox(folder).orElseThrow(() -> Failure.failed("virtualbox.nowhere"));
            return new Found(found, discovery.machines(folder));
        });
    }

    private Optional<Callable<String>> askWebService() {
        if (!Stream.of(address, port, user).allMatch(Field::good)) {
            return Optional.empty();
        }
        Lab.WebService asked = webServiceOf();
        char[] copy = password.copy();
        return Optional.of(() -> {
            try {
                return discovery.webService(asked, copy);
            } finally {
                Arrays.fill(copy, '\0');
            }
        });
    }

    private Optional<Path> virtualBoxFolder() {
        return Optional.of(virtualBoxFolder.value())
                .filter(text -> !text.isEmpty())
                .map(rules::path);
    }

    private Lab.WebService webServiceOf() {
        Optional<Lab.WebService> kept = before.map(Lab::webService).filter(_ -> password.isEmpty());
        return new Lab.WebService(
                address.value(),
                guestAddress.good() && !guestAddress.value().isEmpty() ? guestAddress.value() : address.value(),
                port.number(),
                tls.get(),
                login.get(),
                login.get()
                        ? user.value()
                        : before.map(lab -> lab.webService().user()).orElse("mooring"),
                kept.flatMap(Lab.WebService::passwordFile),
                kept.map(Lab.WebService::passwordInKeychain).orElse(false));
    }

    /// The lab as it stands; empty while something is wrong with it.
    Optional<Lab> lab() {
        if (problems.get() > 0 || !anyMachine.get()) {
            return Optional.empty();
        }
        return Optional.of(new Lab(
                name.value(),
                virtualBoxFolder(),
                webServiceOf(),
                rules.path(volumeFolder.value()),
                driver.value(),
                ticked().stream().map(MachineEntry::machine).toList()));
    }

    /// Writes the lab file and keeps the passwords; its result is the file. Called where nothing is wrong.
    Run save(ObservableValue<String> title) {
        Lab lab = lab().orElseThrow();
        Map<String, char[]> secrets = new HashMap<>();
        if (login.get() && !password.isEmpty()) {
            secrets.put("webservice", password.copy());
        }
        ticked().stream()
                .filter(one -> !one.password().isEmpty())
                .forEach(one -> secrets.put("ssh/" + one.name(), one.password().copy()));
        return saving.start(title, _ -> {
            try {
                return rooms.writeLab(lab, before.isEmpty(), secrets);
            } finally {
                secrets.values().forEach(secret -> Arrays.fill(secret, '\0'));
            }
        });
    }

    /// What writes it now; null: nothing does.
    ReadOnlyObjectProperty<@Nullable Run> saving() {
        return saving.running();
    }

    /// How many volumes are attached that this lab would lose sight of by its other volume folder.
    IntegerBinding leftBehind() {
        return Bindings.createIntegerBinding(
                () -> changed(volumeFolder, lab -> lab.volumeFolder().equals(rules.path(volumeFolder.value()))),
                volumeFolder.text(),
                attached);
    }

    /// How many volumes are attached that Docker knows by another driver's name than the one that was typed.
    IntegerBinding otherwiseDriven() {
        return Bindings.createIntegerBinding(
                () -> changed(driver, lab -> lab.driver().equals(driver.value())), driver.text(), attached);
    }

    private int changed(Field field, Predicate<Lab> same) {
        return field.good() && before.filter(same.negate()).isPresent() ? attached.get() : 0;
    }

    /// Whether a lab is changed that there is already; its name stays.
    boolean changesOne() {
        return before.isPresent();
    }

    Field name() {
        return name;
    }

    Field volumeFolder() {
        return volumeFolder;
    }

    Field driver() {
        return driver;
    }

    Field virtualBoxFolderField() {
        return virtualBoxFolder;
    }

    Field address() {
        return address;
    }

    Field guestAddress() {
        return guestAddress;
    }

    Field port() {
        return port;
    }

    Field user() {
        return user;
    }

    BooleanProperty tls() {
        return tls;
    }

    BooleanProperty login() {
        return login;
    }

    Secret password() {
        return password;
    }

    Probe<Found> virtualBox() {
        return virtualBox;
    }

    Probe<String> webService() {
        return webService;
    }

    ObservableList<MachineEntry> machines() {
        return machines;
    }

    /// How many fields have something wrong with them.
    ReadOnlyIntegerProperty problems() {
        return problems.getReadOnlyProperty();
    }

    /// Whether a machine is ticked: a lab has one at least.
    ReadOnlyBooleanProperty anyMachine() {
        return anyMachine.getReadOnlyProperty();
    }

    /// How many connections were tried in vain. The lab can be saved nevertheless.
    ReadOnlyIntegerProperty unreachable() {
        return unreachable.getReadOnlyProperty();
    }

    @Override
    public void close() {
        password.wipe();
        naming.ifPresent(Question::close);
        virtualBox.close();
        webService.close();
        machines.forEach(MachineEntry::close);
    }
}
