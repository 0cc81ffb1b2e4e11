package app.mooring.migration;

import app.mooring.docker.Containers;
import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.GuestDisk;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.Runner;
import app.mooring.operation.Step;
import app.mooring.operation.StepResult;
import app.mooring.volume.VolumeSize;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What the demos have in common: MySQL writes rows on one machine, and reads them on another. One may be run
/// again: what the last run left is removed first, and nothing that is not its own.
final class DemoScene {
    static final String LABEL = "app.mooring.demo";
    static final String VOLUME = "mysqldata";
    static final String CONTAINER = "mysql";
    private static final String SIZE = "2";
    private static final int ROW = 123;
    private static final String TABLE = "test.my_id";

    private final Guest from;
    private final Guest to;
    private final VolumeFolder volumes;
    private final String driver;
    private final Mysql mysql;
    private final DemoVolume own;
    private final Listener listener;
    private final Evidence evidence = new Evidence();

    /// What is seen on the way.
    private static final class Evidence {
        final int random = new SecureRandom().nextInt(1_000, 1_000_000_000);
        long stopped;
        long read;
        List<String> rows = List.of();
        String checksumBefore = "";
        String checksumAfter = "";
        String mediumBefore = "";
        String mediumAfter = "";
        String serialBefore = "";
        String serialAfter = "";
    }

    DemoScene(DemoStage stage, Listener listener) {
        this.from = stage.from();
        this.to = stage.to();
        this.volumes = stage.volumes();
        this.driver = stage.driver();
        this.mysql = new Mysql(CONTAINER, VOLUME, driver, stage.password());
        this.own = new DemoVolume(VOLUME, volumes, stage.folder().resolve("demo.volume"));
        this.listener = listener;
    }

    /// Runs those steps. The report of a run that failed is handed over too, before the failure is thrown.
    ///
    /// @param operation what it is called where its times are kept
    /// @param recovery settles what earlier operations left
    DemoReport run(
            String operation, List<Step> steps, Recovery recovery, StepTimes times, Consumer<DemoReport> ofFailed) {
        recovery.settle();
        recovery.require(List.of(VOLUME));
        requireOwn(from);
        requireOwn(to);
        own.left();
        List<StepResult> results = new ArrayList<>();
        Listener both = new Listener() {
            @Override
            public void started(String step) {
                listener.started(step);
            }

            @Override
            public void progress(String step, Progress line) {
                listener.progress(step, line);
            }

            @Override
            public void ended(StepResult result) {
                results.add(result);
                listener.ended(result);
            }
        };
        try {
            new Runner(both, recovery.begin(operation, List.of(VOLUME), List.of(from, to), Map.of("from", from.name())))
                    .run(steps);
            times.remember(operation, results);
        } catch (Failure failure) {
            // Nothing of it has to be taken back: the next run begins with removing what this one left.
            ofFailed.accept(report(false, results));
            throw failure;
        }
        return report(true, results);
    }

    private void requireOwn(Guest guest) {
        guest.engine().containers().find(CONTAINER).ifPresent(container -> {
            if (!container.labels().containsKey(LABEL)) {
                throw Failure.refused("migration.foreignContainer", guest.name(), CONTAINER);
            }
        });
        guest.engine()
                .volumes()
                .driverOf(VOLUME)
                .filter(other -> !other.equals(driver))
                .ifPresent(other -> {
                    throw Failure.refused("migration.localVolume", guest.name(), VOLUME);
                });
    }

    private String running() {
        return "docker run --name " + CONTAINER + " -d -v " + VOLUME + ":/var/lib/mysql ";
    }

    /// Up to what is known of the table on the first machine.
    List<Step> before() {
        return List.of(
                Step.of("clean", List.of(), this::clean),
                Step.of("image", List.of(Move.on(from, "docker pull " + Mysql.IMAGE)), this::bringImage),
                Step.of(
                        "create-volume",
                        List.of(Move.on(
                                from,
                                "docker volume create --driver " + driver + " --name " + VOLUME + " --opt size="
                                        + SIZE)),
                        this::create),
                Step.of(
                        "run",
                        List.of(Move.on(from, running() + "-e MYSQL_ROOT_PASSWORD=… " + Mysql.IMAGE)),
                        () -> mysql.run(from, Map.of(LABEL, "true"), true)),
                Step.of("ready", List.of(Move.on(from, "docker logs -f " + CONTAINER)), () -> mysql.awaitReady(from)),
                Step.of("insert", sql(from, insert()), () -> mysql.ask(from, insert())),
                Step.of("prove", sql(from, "CHECKSUM TABLE " + TABLE), this::proveBefore));
    }

    /// The database is about to go down.
    void goesDown() {
        evidence.stopped = System.nanoTime();
    }

    /// The same table on the second machine.
    List<Step> after() {
        return List.of(
                Step.of(
                        "run-again",
                        List.of(Move.on(to, running() + Mysql.IMAGE)),
                        () -> mysql.run(to, Map.of(LABEL, "true"), false)),
                Step.of("ready-again", List.of(Move.on(to, "docker logs -f " + CONTAINER)), () -> mysql.awaitReady(to)),
                Step.of("select", sql(to, "SELECT * FROM " + TABLE), this::select),
                Step.of("prove-again", sql(to, "CHECKSUM TABLE " + TABLE), this::proveAfter));
    }

    /// Removes its container there, running or not.
    void removeContainer(Guest guest) {
        requireOwn(guest);
        Containers containers = guest.engine().containers();
        containers.find(CONTAINER).ifPresent(container -> containers.destroy(container.id()));
    }

    private static List<String> sql(Guest guest, String sql) {
        return List.of(Move.on(guest, "docker exec -it " + CONTAINER + " mysql -uroot -p -e \"" + sql + "\""));
    }

    private String insert() {
        return "CREATE DATABASE test; CREATE TABLE " + TABLE + " (id INT); INSERT INTO " + TABLE + " VALUES (" + ROW
                + "), (" + evidence.random + ")";
    }

    private void clean() {
        for (Guest guest : List.of(from, to)) {
            removeContainer(guest);
        }
        own.remove(List.of(from, to));
    }

    private void bringImage() {
        if (!from.engine().images().has(Mysql.IMAGE)) {
            listener.progress("image", Progress.of("image.fetch"));
            from.engine().images().pull(Mysql.IMAGE);
        }
        String id = from.engine().images().id(Mysql.IMAGE).orElseThrow();
        ImageCourier.bring(Mysql.IMAGE, id, from, to, line -> listener.progress("image", line));
    }

    /// The driver takes a volume that is there already for the one to be made: whoever made it. So it is made
    /// here first, where one that is there already is an error.
    private void create() {
        own.create(VolumeSize.parse(SIZE).bytes());
        from.engine().volumes().create(VOLUME, driver, Map.of("size", SIZE), Map.of());
    }

    private void proveBefore() {
        evidence.checksumBefore = checksum(from);
        Volume volume = volumes.find(VOLUME);
        evidence.mediumBefore = volume.medium();
        evidence.serialBefore = serial(from, volume);
    }

    private void select() {
        evidence.rows = mysql.ask(to, "SELECT id FROM " + TABLE + " ORDER BY id")
                .lines()
                .toList();
        evidence.read = System.nanoTime();
        List<String> expected = List.of(String.valueOf(ROW), String.valueOf(evidence.random));
        if (!evidence.rows.equals(expected)) {
            throw Failure.failed("migration.rows", expected, evidence.rows);
        }
    }

    private void proveAfter() {
        evidence.checksumAfter = checksum(to);
        Volume volume = volumes.find(VOLUME);
        evidence.mediumAfter = volume.medium();
        evidence.serialAfter = serial(to, volume);
        requireSame(evidence.checksumBefore, evidence.checksumAfter);
        requireSame(evidence.mediumBefore, evidence.mediumAfter);
        requireSame(evidence.serialBefore, evidence.serialAfter);
    }

    private String checksum(Guest guest) {
        String answer = mysql.ask(guest, "CHECKSUM TABLE " + TABLE);
        return answer.substring(answer.lastIndexOf('\t') + 1);
    }

    /// The serial number, if the guest has such a disk.
    private static String serial(Guest guest, Volume volume) {
        return GuestDisk.find(guest, volume.serial()).isPresent() ? volume.serial() : "";
    }

    private static void requireSame(String before, String after) {
        if (before.isEmpty() || !before.equals(after)) {
            throw Failure.failed("migration.notSame", before, after);
        }
    }

    private DemoReport report(boolean passed, List<StepResult> steps) {
        long downtime = evidence.read == 0 ? 0 : (evidence.read - evidence.stopped) / 1_000_000;
        return new DemoReport(
                passed,
                downtime,
                steps,
                new DemoReport.Proof(
                        number(0),
                        number(1),
                        evidence.checksumBefore,
                        evidence.checksumAfter,
                        evidence.mediumBefore,
                        evidence.mediumAfter,
                        evidence.serialBefore,
                        evidence.serialAfter));
    }

    private int number(int index) {
        return index < evidence.rows.size() ? Integer.parseInt(evidence.rows.get(index)) : 0;
    }
}
