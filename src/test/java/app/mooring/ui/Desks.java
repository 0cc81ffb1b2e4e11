package app.mooring.ui;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.LabSnapshot.LocalVolume;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.LabSnapshot.Reach;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.lab.Watching;
import app.mooring.ui.text.Language;
import app.mooring.ui.text.Languages;
import app.mooring.ui.work.Desk;
import app.mooring.ui.work.Navigator;
import app.mooring.ui.work.OpenLab;
import app.mooring.ui.work.Panes;
import app.mooring.ui.work.Place;
import app.mooring.ui.work.Works;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;

/// Labs as tests draw them: a snapshot that is given, and answers that are given. What really happens is tested on the
/// practice lab.
public final class Desks {
    private static final long GIB = 1L << 30;

    private Desks() {}

    /// A desk on a lab that looks so and answers so. The window's thread is the toolkit's.
    ///
    /// @param answers by the name of the method of `Rooms.Opened`: from its arguments to the answer
    public static Desk of(LabSnapshot snapshot, Language language, Map<String, Function<Object[], Object>> answers) {
        return of(snapshot, language, answers, Platform::runLater);
    }

    public static Desk of(
            LabSnapshot snapshot, Language language, Map<String, Function<Object[], Object>> answers, Executor window) {
        OpenLab lab = new OpenLab(rooms(snapshot, answers), Path.of("lab.json"), Optional.empty());
        lab.watch(Runnable::run);
        return new Desk(lab, new Works(window), nowhere(), new Languages(language));
    }

    private static Rooms.Opened rooms(LabSnapshot snapshot, Map<String, Function<Object[], Object>> answers) {
        return (Rooms.Opened) Proxy.newProxyInstance(
                Rooms.Opened.class.getClassLoader(),
                new Class<?>[] {Rooms.Opened.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "lab" -> answers.getOrDefault("lab", _ -> lab()).apply(new Object[0]);
                    case "watch" -> {
                        if (answers.containsKey("watch")) {
                            yield answers.get("watch").apply(arguments);
                        }
                        @SuppressWarnings("unchecked")
                        Consumer<LabSnapshot> told = (Consumer<LabSnapshot>) arguments[0];
                        told.accept(snapshot);
                        yield new Still();
                    }
                    case "close" -> null;
                    default -> {
                        Function<Object[], Object> answer = answers.get(method.getName());
                        if (answer == null) {
                            throw new AssertionError("nobody said what " + method.getName() + " answers");
                        }
                        yield answer.apply(arguments == null ? new Object[0] : arguments);
                    }
                });
    }

    /// The watching of a lab that never changes.
    public record Still() implements Watching {
        @Override
        public void refresh() {}

        @Override
        public void close() {}
    }

    /// The same desk, which notes where one goes.
    public static Desk going(Desk desk, List<Place> gone) {
        Navigator navigator = new Navigator() {
            @Override
            public void go(Place place) {
                gone.add(place);
            }

            @Override
            public void go(Place place, String object) {
                gone.add(place);
            }
        };
        return new Desk(desk.lab(), desk.works(), navigator, desk.languages());
    }

    private static Navigator nowhere() {
        return new Navigator() {
            @Override
            public void go(Place place) {}

            @Override
            public void go(Place place, String object) {}
        };
    }

    /// Panes that keep what is shown.
    public static final class Kepts implements Panes<Node> {
        public final List<Node> shown = new ArrayList<>();

        @Override
        public void show(Node pane) {
            shown.add(pane);
        }

        @Override
        public void close() {
            shown.clear();
        }
    }

    /// The lab of the pictures: two machines, 30 ports each.
    public static Lab lab() {
        return new Lab(
                "lab",
                Optional.empty(),
                new Lab.WebService("192.168.56.1", "192.168.56.1", 18083, true, true, "mooring", Optional.empty()),
                Path.of("/home/ada/VirtualBox/Volumes"),
                "mooring",
                List.of(wanted("ubuntu2", "192.168.56.12"), wanted("ubuntu3", "192.168.56.13")));
    }

    private static Lab.Machine wanted(String name, String address) {
        return new Lab.Machine(name, "SATA", 30, new Lab.Ssh(address, 22, "ubuntu", List.of(), Optional.empty()));
    }

    /// A lab in which all is well: three volumes, two in use, one free.
    public static LabSnapshot lively() {
        return new LabSnapshot(
                Instant.parse("2026-11-24T12:00:00Z"),
                new LabSnapshot.Host(
                        new Reach.Answers(),
                        new Reach.Answers(),
                        "7.2.22",
                        4711,
                        Instant.parse("2026-11-24T10:00:00Z"),
                        lab().volumeFolder(),
                        212 * GIB),
                List.of(
                        machine(
                                0,
                                "Running",
                                List.of("mysqldata"),
                                guest(
                                        0,
                                        List.of(
                                                new ContainerView(
                                                        "mydb_on_ubuntu2",
                                                        "mysql:9.7",
                                                        true,
                                                        List.of("mysqldata"),
                                                        Kept.ON_VOLUMES),
                                                new ContainerView(
                                                        "web", "nginx:1.29", true, List.of(), Kept.STATELESS)),
                                        List.of())),
                        machine(
                                1,
                                "Running",
                                List.of("wiki"),
                                guest(
                                        1,
                                        List.of(
                                                new ContainerView(
                                                        "wiki_app", "wiki:2", true, List.of("wiki"), Kept.ON_VOLUMES),
                                                new ContainerView(
                                                        "notes",
                                                        "notes:1",
                                                        false,
                                                        List.of(),
                                                        List.of("notes_local"),
                                                        Kept.ON_LOCAL_VOLUME)),
                                        List.of(new LocalVolume("notes_local", List.of("notes")))))),
                List.of(
                        volume("backup", 4, 2, null, null, List.of()),
                        volume("mysqldata", 2, 212, "ubuntu2", 1, List.of("mydb_on_ubuntu2")),
                        volume("wiki", 8, 1126, "ubuntu3", 1, List.of("wiki_app"))));
    }

    /// The same lab on a bad day: `ubuntu3` is cut off, its machine runs.
    public static LabSnapshot cutOff() {
        LabSnapshot well = lively();
        MachineView second = well.machines().get(1);
        GuestView guest = second.guest();
        GuestView away = new GuestView(
                new Reach.Away(Failure.failed("ssh.unreachable", "ubuntu3", "192.168.56.13", 22)),
                guest.address(),
                guest.docker(),
                guest.driver(),
                guest.release(),
                guest.containers(),
                guest.localVolumes());
        return new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(well.machines().getFirst(), new MachineView(second.wanted(), second.machine(), away)),
                well.volumes());
    }

    /// The same lab, in which a move of the database was interrupted, and a demo that left no volume.
    public static LabSnapshot interrupted() {
        LabSnapshot well = lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                well.volumes(),
                List.of(
                        new Interrupted(
                                Interrupted.Kind.MOVE, List.of("mysqldata"), "mydb_on_ubuntu2", "ubuntu2", "ubuntu3"),
                        new Interrupted(Interrupted.Kind.DEMO, List.of("mooring-demo"), "", "ubuntu2", "")));
    }

    public static MachineView machine(int index, String state, List<String> attached, GuestView guest) {
        Lab.Machine wanted = lab().machines().get(index);
        List<Machine.Attachment> attachments = new ArrayList<>();
        attachments.add(new Machine.Attachment(0, "HardDisk", "/home/ada/VirtualBox/" + wanted.name() + ".vdi", false));
        for (int i = 0; i < attached.size(); i++) {
            attachments.add(new Machine.Attachment(
                    i + 1,
                    "HardDisk",
                    lab().volumeFolder().resolve(attached.get(i)).toString(),
                    true));
        }
        return new MachineView(
                wanted,
                Optional.of(new Machine(
                        wanted.name(),
                        "0a1b2c3d-0000-4000-8000-00000000000" + index,
                        state,
                        List.of(new Machine.Controller("SATA", "SATA", 30, attachments)))),
                guest);
    }

    public static GuestView guest(int index, List<ContainerView> containers, List<LocalVolume> local) {
        return new GuestView(
                new Reach.Answers(),
                lab().machines().get(index).ssh().host(),
                "28.2.2",
                "active",
                "0.1.0",
                containers,
                local);
    }

    /// A volume of the pictures.
    ///
    /// @param used in MiB
    public static Volume volume(String name, int gib, int used, String machine, Integer port, List<String> containers) {
        return new Volume(
                name,
                "938dca77-1111-4222-8333-fc184e436c4d",
                lab().volumeFolder().resolve(name).toString(),
                "VDI",
                gib * GIB,
                used * (1L << 20),
                machine,
                port,
                "VB938dca77-4d6c434e",
                machine == null ? null : "/dev/sdb",
                containers.isEmpty() ? null : "/var/lib/mooring/volumes/" + name,
                containers,
                machine == null ? Volume.State.FREE : Volume.State.ATTACHED,
                containers.isEmpty() ? null : "ext4",
                Instant.parse("2026-11-20T08:00:00Z"));
    }
}
