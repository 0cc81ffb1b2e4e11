package app.mooring.ui.labform;

import app.mooring.face.Rooms;
import app.mooring.lab.Lab;
import app.mooring.lab.LabValues;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.work.Works;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A machine that may belong to the lab, and the way into its guest.
final class MachineEntry implements AutoCloseable {
    private static final String PORTS = "30";
    private static final String SSH_PORT = "22";

    private final String name;
    private final Optional<Lab.Machine> before;
    private final Rooms.Discovery discovery;
    private final Rules rules;
    private final BooleanProperty ticked = new SimpleBooleanProperty();
    private final BooleanProperty known = new SimpleBooleanProperty();
    private final Field host;
    private final Field port;
    private final Field user;
    private final Field keys;
    private final Field controller;
    private final Field ports;
    private final Secret password = new Secret();
    private final Probe<String> guest;
    private boolean shared;

    /// @param before what the lab says of it so far
    MachineEntry(
            String name,
            Optional<Lab.Machine> before,
            Rooms.Discovery discovery,
            Works works,
            Rules rules,
            Delay delay) {
        this.name = name;
        this.before = before;
        this.discovery = discovery;
        this.rules = rules;
        Optional<Lab.Ssh> ssh = before.map(Lab.Machine::ssh);
        this.host = new Field(ssh.map(Lab.Ssh::host).orElse(name), this::hostProblem);
        this.port = new Field(ssh.map(Lab.Ssh::port).map(String::valueOf).orElse(SSH_PORT), Rules::port);
        this.user = new Field(ssh.map(Lab.Ssh::user).orElse("ubuntu"), Rules::word);
        this.keys = new Field(ssh.map(Lab.Ssh::keys).map(MachineEntry::joined).orElse(""), rules::keys);
        this.controller = new Field(before.map(Lab.Machine::controller).orElse("SATA"), Rules::word);
        this.ports =
                new Field(before.map(Lab.Machine::ports).map(String::valueOf).orElse(PORTS), Rules::ports);
        this.guest = new Probe<>(works, delay, () -> asking(HostKeyQuestion.NO));
        ticked.set(before.isPresent());
        for (Field field : List.of(host, port, user, keys)) {
            field.text().addListener((_, _, _) -> guest.changed());
        }
        password.changes().addListener((_, _, _) -> guest.changed());
        ticked.addListener((_, _, _) -> guest.changed());
        guest.changed();
    }

    String name() {
        return name;
    }

    /// The key of the text that says why a lab cannot have a machine of that name; empty: it can.
    String unnameable() {
        if (LabValues.isMachine(name)) {
            return "";
        }
        return LabValues.isWord(name) ? "machine.reserved" : "machine.unnameable";
    }

    private String hostProblem(String text) {
        String wrong = Rules.word(text);
        return wrong.isEmpty() && shared ? "problem.shared" : wrong;
    }

    /// Where its guest is found.
    String address() {
        return host.value().toLowerCase(Locale.ROOT) + ":" + port.value();
    }

    /// Says whether another machine has that address too.
    void shares(boolean now) {
        if (shared != now) {
            shared = now;
            host.check();
            guest.changed();
        }
    }

    BooleanProperty ticked() {
        return ticked;
    }

    /// Whether VirtualBox has it.
    BooleanProperty known() {
        return known;
    }

    Field host() {
        return host;
    }

    Field port() {
        return port;
    }

    Field user() {
        return user;
    }

    Field keys() {
        return keys;
    }

    Field controller() {
        return controller;
    }

    Field ports() {
        return ports;
    }

    Secret password() {
        return password;
    }

    /// The version of its Docker.
    Probe<String> guest() {
        return guest;
    }

    List<Field> fields() {
        return List.of(host, port, user, keys, controller, ports);
    }

    /// Asks the guest again, and the person about its host key where that is not trusted.
    void askWith(HostKeyQuestion question) {
        asking(question).ifPresent(guest::ask);
    }

    /// Called where nothing is wrong with its fields.
    Lab.Machine machine() {
        Optional<Lab.Ssh> kept = before.map(Lab.Machine::ssh).filter(_ -> password.isEmpty());
        return new Lab.Machine(
                name,
                controller.value(),
                ports.number(),
                new Lab.Ssh(
                        host.value(),
                        port.number(),
                        user.value(),
                        rules.paths(keys.value()),
                        kept.flatMap(Lab.Ssh::passwordFile),
                        kept.map(Lab.Ssh::passwordInKeychain).orElse(false)));
    }

    private Optional<Callable<String>> asking(HostKeyQuestion question) {
        if (!ticked.get() || !fields().stream().allMatch(Field::good)) {
            return Optional.empty();
        }
        Lab.Machine machine = machine();
        char[] copy = password.copy();
        return Optional.of(() -> {
            try {
                return discovery.guest(machine, copy, question);
            } finally {
                Arrays.fill(copy, '\0');
            }
        });
    }

    private static String joined(List<Path> keys) {
        return keys.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        password.wipe();
        guest.close();
    }
}
