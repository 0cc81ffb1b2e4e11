package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.cli.CommandLine;
import app.mooring.docker.ContainerSpec;
import app.mooring.docker.ExecResult;
import app.mooring.docker.GuestContainer;
import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.file.FolderTree;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.LabFile;
import app.mooring.lab.Volume;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.practice.guest.Bundles;
import app.mooring.practice.lab.PracticeLab;
import app.mooring.settings.Home;
import app.mooring.ssh.Command;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.Result;
import app.mooring.ssh.SshConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The whole story on a practice lab, and its bad days: what the person is told, and that the row which MySQL
/// wrote in the demo is still there. Every test finds the demo's container running on one machine, and leaves
/// it running on one.
@Timeout(60)
class PracticeStoryTest {
    private static final List<String> MACHINES = List.of("ubuntu2", "ubuntu3");
    private static final Duration START = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path installed;

    private static Path folder;
    private static PracticeLab lab;
    private static Said newcomer;
    private static Said setUp;
    private static Said demo;

    private final List<List<String>> toMend = new ArrayList<>();

    /// What a command printed, and how it ended.
    private record Said(int status, String out, String err) {
        Said and(int expected) {
            assertThat(status).as("%s%n%s", out, err).isEqualTo(expected);
            return this;
        }

        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    private static Mooring rooms() {
        return new Mooring(new Home(folder.resolve("home"), folder), installed);
    }

    private static Said mooring(String... words) {
        return of(lab.labFile(), words);
    }

    private static Said of(Path labFile, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of("--lab", labFile.toString()), Stream.of(words))
                .toArray(String[]::new);
        int status = CommandLine.run(
                rooms(),
                _ -> {
                    throw Failure.failed("ui.display");
                },
                new PrintWriter(out),
                new PrintWriter(err),
                all);
        return new Said(status, out.toString(), err.toString());
    }

    private static Rooms.Opened open() {
        return rooms().open(Optional.of(lab.labFile()), (name, type, print) -> false);
    }

    @BeforeAll
    static void a_newcomers_lab_is_set_up_and_the_demo_is_run() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "story");
        lab = new PracticeLab(folder, Path.of("target", "practice-cache"), true);
        Bundles.make(installed.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        newcomer = mooring("doctor", "--json");
        setUp = mooring("setup", "--yes", "--json");
        demo = mooring("demo", "--json");
    }

    @AfterAll
    static void end() throws IOException {
        mooring("webservice", "stop");
        lab.close();
        FolderTree.delete(folder);
    }

    @AfterEach
    void mend() {
        toMend.forEach(day -> practice("mend", day));
        assertThat(lab.collisions()).isEmpty();
    }

    private static void practice(String verb, List<String> day) {
        mooring(Stream.concat(Stream.of("practice", verb), day.stream()).toArray(String[]::new))
                .and(0);
    }

    private void breaks(String... day) {
        practice("break", List.of(day));
        toMend.add(List.of(day));
    }

    private void mends(String... day) {
        practice("mend", List.of(day));
        toMend.remove(List.of(day));
    }

    private static <T> T in(String machine, Function<Guest, T> work) {
        HostKeys keys = new HostKeys(folder.resolve("home/known_hosts"), List.of(), (name, type, print) -> false);
        try (Guests guests = new Guests(
                LabFile.read(lab.labFile(), folder),
                SshConfig.read(folder.resolve("no ssh config"), folder),
                keys,
                Home::secret,
                _ -> new char[0])) {
            return work.apply(guests.of(machine));
        }
    }

    private static Result docker(String machine, String... words) {
        String[] all = Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new);
        return in(machine, guest -> guest.shell().run(Command.of(all).asRoot()));
    }

    private static boolean runsOn(String machine) {
        return in(machine, guest -> guest.engine().containers().find("mysql"))
                .filter(GuestContainer::firm)
                .isPresent();
    }

    private static String holder() {
        List<String> holders =
                MACHINES.stream().filter(PracticeStoryTest::runsOn).toList();
        assertThat(holders).hasSize(1);
        return holders.getFirst();
    }

    private static String other(String machine) {
        return machine.equals("ubuntu2") ? "ubuntu3" : "ubuntu2";
    }

    /// What the table has, as the server there reads it as soon as it takes connections.
    private static List<String> rows(String machine) {
        return rows(machine, 1);
    }

    /// The same, of a container that was started so many times.
    private static List<String> rows(String machine, long starts) {
        String password = new String(
                Home.secret(folder.resolve("home").resolve(PracticeLab.NAME).resolve("demo.password")));
        return in(machine, guest -> {
            AtomicLong seen = new AtomicLong();
            assertThat(guest.engine()
                            .containers()
                            .follow("mysql", line -> started(line) && seen.incrementAndGet() == starts, START))
                    .isPresent();
            ExecResult result = guest.engine()
                    .containers()
                    .exec(
                            "mysql",
                            List.of(
                                    "mysql",
                                    "-h127.0.0.1",
                                    "-uroot",
                                    "--batch",
                                    "--skip-column-names",
                                    "-e",
                                    "SELECT id FROM test.my_id"),
                            Map.of("MYSQL_PWD", password));
            assertThat(result.ok()).as(result.stderr()).isTrue();
            return result.stdout().strip().lines().toList();
        });
    }

    private static boolean started(String line) {
        return line.contains("port: 3306");
    }

    private static long starts(String machine) {
        Result log = docker(machine, "logs", "mysql");
        return Stream.concat(log.stdout().lines(), log.stderr().lines())
                .filter(PracticeStoryTest::started)
                .count();
    }

    private static Map<String, String> states(Said doctor, String id) throws IOException {
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonNode one : doctor.json()) {
            if (id.equals(one.get("id").textValue())) {
                states.put(one.get("subject").textValue(), one.get("state").textValue());
            }
        }
        return states;
    }

    private static List<String> volumeFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("volumes"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_newcomers_lab_is_set_up_and_carries_mysql_from_one_machine_to_the_other() throws IOException {
        newcomer.and(1);
        assertThat(states(newcomer, "webservice.running")).isEqualTo(Map.of("host", "unsatisfied"));
        setUp.and(0);
        demo.and(0);
        assertThat(demo.json().at("/passed").booleanValue()).isTrue();
        assertThat(demo.json().at("/proof/row").intValue()).isEqualTo(123);
        Said doctor = mooring("doctor", "--json").and(0);
        assertThat(doctor.json())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("state").textValue()).isEqualTo("satisfied"));
        Said again = mooring("setup", "--yes").and(0);
        assertThat(again.err()).as("what was changed").isEmpty();
        assertThat(rows(holder())).contains("123");
    }

    @Test
    void a_machine_that_lost_its_power_gives_its_volume_to_the_other_and_does_not_get_it_back() {
        String dead = holder();
        String saved = other(dead);
        breaks("power", dead);
        Said failover = mooring("failover", "mysqldata", "--to", saved).and(0);
        assertThat(failover.out()).contains("mysqldata is attached to " + saved, "docker run");
        in(
                saved,
                guest -> guest.engine()
                        .containers()
                        .run(new ContainerSpec(
                                "mysql",
                                "mysql",
                                Map.of(),
                                List.of(new ContainerSpec.VolumeMount("mysqldata", "/var/lib/mysql", "mooring")),
                                Map.of("app.mooring.demo", "true"),
                                List.of())));
        assertThat(rows(saved)).contains("123");
        mends("power", dead);
        in(dead, guest -> {
            guest.awaitAnswer(START);
            return true;
        });
        Result refused = docker(dead, "start", "mysql");
        assertThat(refused.ok()).isFalse();
        assertThat(refused.stderr()).contains("'mysqldata' is attached to machine '" + saved + "'");
        assertThat(docker(dead, "rm", "mysql").ok()).isTrue();
        assertThat(rows(saved)).contains("123");
    }

    @Test
    void a_full_volume_folder_lets_no_volume_be_made_and_has_no_half_one_in_it() throws IOException {
        List<String> before = volumeFolder();
        breaks("folder");
        Said refused = mooring("volume", "create", "scratch", "--size", "64m").and(1);
        assertThat(refused.err())
                .contains("mooring: ")
                .contains("no room for the volume scratch", "Make room")
                .doesNotContain("VERR_DISK_FULL");
        assertThat(volumeFolder()).isEqualTo(before);
        mends("folder");
        mooring("volume", "create", "scratch", "--size", "64m").and(0);
        mooring("volume", "rm", "scratch").and(0);
        assertThat(rows(holder())).contains("123");
    }

    @Test
    void a_machine_off_the_network_gets_no_container_which_goes_on_where_it_was() throws Exception {
        String from = holder();
        String away = other(from);
        breaks("network", away);
        FutureTask<Said> asked = new FutureTask<>(() -> mooring("doctor", "--json"));
        Thread.ofVirtual().start(asked);
        Said refused = mooring("move", "mysql", "--to", away).and(1);
        assertThat(refused.err()).contains("mooring: " + away + " does not answer", "See that its machine runs");
        assertThat(runsOn(from)).isTrue();
        Said doctor = asked.get().and(1);
        assertThat(states(doctor, "guest.ssh")).isEqualTo(Map.of(from, "satisfied", away, "unsatisfied"));
        assertThat(states(doctor, "plugin.answering")).isEqualTo(Map.of(from, "satisfied", away, "blocked"));
        assertThat(rows(from)).contains("123");
        mends("network", away);
        mooring("doctor").and(0);
    }

    @Test
    void a_network_that_gets_slow_at_the_end_of_a_move_makes_it_slower_and_nothing_else() throws Exception {
        String from = holder();
        String slow = other(from);
        FutureTask<Said> list = new FutureTask<>(() -> mooring("volume", "ls"));
        Listener whileItMoves = new Listener() {
            @Override
            public void started(String step) {
                if (step.equals("commit")) {
                    breaks("slow", slow);
                    Thread.ofVirtual().start(list);
                }
            }

            @Override
            public void progress(String step, Progress line) {}

            @Override
            public void ended(StepResult result) {}
        };
        try (Rooms.Opened opened = open()) {
            assertThat(opened.move("mysql", slow, whileItMoves).to()).isEqualTo(slow);
        }
        assertThat(list.get().and(0).out()).containsPattern("mysqldata +(attached|free)");
        mends("slow", slow);
        assertThat(holder()).isEqualTo(slow);
        assertThat(rows(slow)).contains("123");
    }

    @Test
    void another_host_key_is_not_spoken_to_until_the_old_one_is_removed() throws IOException {
        String from = holder();
        String changed = other(from);
        Path known = folder.resolve("home/known_hosts");
        String before = Files.readString(known);
        breaks("hostkey", changed);
        for (List<String> words : List.of(List.of("plugin", "status"), List.of("move", "mysql", "--to", changed))) {
            Said refused = mooring(words.toArray(String[]::new)).and(3);
            assertThat(refused.err())
                    .contains(changed + " shows another host key than before: SHA256:", "ssh-keygen -R");
        }
        Said doctor = mooring("doctor", "--json").and(1);
        assertThat(states(doctor, "guest.ssh")).isEqualTo(Map.of(from, "satisfied", changed, "unsatisfied"));
        mooring("setup", "--yes").and(1);
        assertThat(known).as("what was trusted").content().isEqualTo(before);
        assertThat(rows(from)).contains("123");
        Files.write(
                known,
                before.lines()
                        .filter(line -> !line.contains(":" + port(changed)))
                        .toList());
        mooring("setup", "--yes").and(0);
        mooring("plugin", "status").and(0);
    }

    private static int port(String machine) {
        return LabFile.read(lab.labFile(), folder).machines().stream()
                .filter(one -> one.name().equals(machine))
                .findFirst()
                .orElseThrow()
                .ssh()
                .port();
    }

    @Test
    void a_machine_without_a_free_port_gets_no_volume_and_the_container_goes_on_where_it_was() {
        String from = holder();
        String full = other(from);
        assertThat(rows(from)).contains("123");
        long starts = starts(from);
        breaks("ports", full);
        Said refused = mooring("move", "mysql", "--to", full).and(3);
        assertThat(refused.err()).contains("30 ports", full);
        assertThat(holder()).isEqualTo(from);
        assertThat(rows(from, starts)).contains("123");
        mends("ports", full);
        mooring("move", "mysql", "--to", full).and(0);
        assertThat(rows(full)).contains("123");
    }

    @Test
    void without_the_web_service_containers_go_on_and_it_can_be_started_again() {
        String from = holder();
        breaks("webservice");
        Said refused = mooring("volume", "ls").and(1);
        assertThat(refused.err())
                .contains("web service at https://127.0.0.1:", "cannot be reached", "mooring webservice start");
        for (String machine : MACHINES) {
            assertThat(docker(machine, "volume", "ls").stdout()).containsPattern("mooring +mysqldata");
        }
        assertThat(rows(from)).contains("123");
        assertThat(mooring("webservice", "start").and(0).out()).contains("Started.");
        assertThat(mooring("volume", "ls").and(0).out()).containsPattern("mysqldata +attached +" + from);
        mooring("move", "mysql", "--to", other(from)).and(0);
        assertThat(rows(other(from))).contains("123");
    }

    @Test
    void an_expired_web_session_is_begun_anew_without_a_word() {
        String from = holder();
        String to = other(from);
        try (Rooms.Opened opened = open()) {
            List<Volume> before = opened.volumes();
            breaks("sessions");
            assertThat(opened.volumes()).isEqualTo(before);
            breaks("sessions");
            assertThat(opened.move("mysql", to, Listener.SILENT).to()).isEqualTo(to);
        }
        breaks("sessions");
        Said listed = mooring("volume", "ls").and(0);
        assertThat(listed.out()).containsPattern("mysqldata +attached +" + to);
        assertThat(listed.err()).isEmpty();
        assertThat(rows(to)).contains("123");
    }

    @Test
    void a_bad_day_that_nobody_knows_or_of_no_machine_is_wrong_usage() {
        assertThat(mooring("practice", "break", "rain").and(2).err())
                .contains(
                        "There is no bad day called rain.",
                        "power, network, slow, hostkey, ports, folder, webservice, sessions");
        for (List<String> words :
                List.of(List.of("break", "power"), List.of("mend", "power"), List.of("break", "power", "ubuntu9"))) {
            String[] all = Stream.concat(Stream.of("practice"), words.stream()).toArray(String[]::new);
            assertThat(mooring(all).and(2).err())
                    .contains("Which machine's power?", "Name one of these: ubuntu2, ubuntu3");
        }
        assertThat(mooring("practice", "break").and(2).err()).contains("WHAT");
        assertThat(mooring("machine", "ls").and(0).out()).doesNotContain("Aborted");
    }

    @Test
    void where_no_practice_lab_runs_there_are_no_bad_days() {
        Said refused =
                of(installed.resolve("lab.json"), "practice", "break", "folder").and(1);
        assertThat(refused.err()).contains("No practice lab runs in " + installed, "mooring practice start");
    }
}
