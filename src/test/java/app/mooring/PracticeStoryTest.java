package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.cli.CommandLine;
import app.mooring.docker.ContainerSpec;
import app.mooring.docker.ExecResult;
import app.mooring.docker.GuestContainer;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.LabFile;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The whole story on a practice lab, and its bad days: what the person is told, and that the row which MySQL wrote in the
/// demo is still there. Every test finds the demo's container running on one machine, and leaves it running on one.
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
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of("--lab", lab.labFile().toString()), Stream.of(words)).toArray(String[]::new);
        int status = CommandLine.run(rooms(), new PrintWriter(out), new PrintWriter(err), all);
        return new Said(status, out.toString(), err.toString());
    }

    @BeforeAll
    static void a_newcomers_lab_is_set_up_and_the_demo_is_run() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "story");
        lab = new PracticeLab(folder, Path.of("target", "practice-cache"));
        Bundles.make(
                installed.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        newcomer = mooring("doctor", "--json");
        setUp = mooring("setup", "--yes", "--json");
        demo = mooring("demo", "--json");
    }

    @AfterAll
    static void end() throws IOException {
        mooring("webservice", "stop");
        lab.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @AfterEach
    void mend() {
        toMend.forEach(day -> practice("mend", day));
        assertThat(lab.collisions()).isEmpty();
    }

    private static void practice(String verb, List<String> day) {
        mooring(Stream.concat(Stream.of("practice", verb), day.stream()).toArray(String[]::new)).and(0);
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
                Home::secret)) {
            return work.apply(guests.of(machine));
        }
    }

    private static Result docker(String machine, String... words) {
        String[] all = Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new);
        return in(machine, guest -> guest.shell().run(Command.of(all).asRoot()));
    }

    private static boolean runsOn(String machine) {
        return in(machine, guest -> guest.engine().containers().find("mysql")).filter(GuestContainer::firm).isPresent();
    }

    private static String holder() {
        List<String> holders = MACHINES.stream().filter(PracticeStoryTest::runsOn).toList();
        assertThat(holders).hasSize(1);
        return holders.getFirst();
    }

    private static String other(String machine) {
        return machine.equals("ubuntu2") ? "ubuntu3" : "ubuntu2";
    }

    /// What the table has, as the server there reads it as soon as it takes connections.
    private static List<String> rows(String machine) {
        String password = new String(Home.secret(folder.resolve("home").resolve(PracticeLab.NAME).resolve("demo.password")));
        return in(machine, guest -> {
            assertThat(guest.engine().containers().follow("mysql", line -> line.contains("port: 3306"), START)).isPresent();
            ExecResult result = guest.engine()
                    .containers()
                    .exec(
                            "mysql",
                            List.of("mysql", "-h127.0.0.1", "-uroot", "--batch", "--skip-column-names", "-e", "SELECT id FROM test.my_id"),
                            Map.of("MYSQL_PWD", password));
            assertThat(result.ok()).as(result.stderr()).isTrue();
            return result.stdout().strip().lines().toList();
        });
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
        assertThat(doctor.json()).isNotEmpty().allSatisfy(one -> assertThat(one.get("state").textValue()).isEqualTo("satisfied"));
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
        in(saved, guest -> guest.engine()
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
        assertThat(refused.err()).contains("mooring: ").contains("no room for the volume scratch", "Make room").doesNotContain("VERR_DISK_FULL");
        assertThat(volumeFolder()).isEqualTo(before);
        mends("folder");
        mooring("volume", "create", "scratch", "--size", "64m").and(0);
        mooring("volume", "rm", "scratch").and(0);
        assertThat(rows(holder())).contains("123");
    }
}
