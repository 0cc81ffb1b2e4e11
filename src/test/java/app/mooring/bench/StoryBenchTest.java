package app.mooring.bench;

import static app.mooring.bench.BenchLab.in;
import static app.mooring.bench.BenchLab.lab;
import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchLab.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The whole story, on real parts, by the commands a person types: one after the other, from newcomer machines.
@Tag("bench")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryBenchTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BenchLab LAB = new BenchLab();

    @BeforeAll
    static void newcomerMachines() {
        BenchLab.asNewcomersHaveIt();
    }

    @AfterAll
    static void clean() {
        for (String guest : List.of("ubuntu2", "ubuntu3")) {
            BenchLab.clean(guest);
            LAB.mooring("plugin", "uninstall", guest);
        }
        LAB.mooring("webservice", "stop");
        lab("vbox-reset");
    }

    private static JsonNode json(Ended ended) throws IOException {
        assertThat(ended.status()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode volume(String name) throws IOException {
        return json(LAB.mooring("volume", "inspect", name, "--json"));
    }

    @Test
    @Order(1)
    void setup_makes_a_lab_of_newcomer_machines_and_the_second_time_changes_nothing() throws IOException {
        Ended first = LAB.mooring("setup", "--yes");
        assertThat(first.status()).as(first.out() + first.err()).isZero();
        assertThat(first.err()).contains("Removed the controller IDE.", "Trusting the host key of ubuntu3");
        Ended second = LAB.mooring("setup", "--yes");
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(second.err()).isEmpty();
        JsonNode doctor = json(LAB.mooring("doctor", "--json"));
        assertThat(each(doctor))
                .hasSizeGreaterThan(20)
                .allSatisfy(one -> assertThat(one.get("state").textValue())
                        .as(one.toString())
                        .isEqualTo("satisfied"));
    }

    @Test
    @Order(2)
    void the_demo_proves_itself_twice_in_a_row() throws IOException {
        for (int run = 1; run <= 2; run++) {
            JsonNode report = json(LAB.mooring("demo", "--json"));
            JsonNode proof = report.get("proof");
            assertThat(report.get("passed").booleanValue()).isTrue();
            assertThat(report.get("downtimeMillis").longValue()).isPositive();
            assertThat(proof.get("row").intValue()).isEqualTo(123);
            assertThat(proof.get("checksumAfter").textValue())
                    .isNotEmpty()
                    .isEqualTo(proof.get("checksumBefore").textValue());
            assertThat(proof.get("medium").textValue())
                    .isEqualTo(volume("mysqldata").get("medium").textValue());
        }
        JsonNode volume = volume("mysqldata");
        assertThat(volume.get("machine").textValue()).isEqualTo("ubuntu3");
        assertThat(volume.get("device").textValue()).startsWith("/dev/sd");
        assertThat(volume.get("mountPoint").textValue()).isEqualTo("/var/lib/mooring/volumes/mysqldata");
        assertThat(volume.get("containers").get(0).textValue()).isEqualTo("mysql");
    }

    @Test
    @Order(3)
    void the_tutorials_command_works_in_a_guest_without_mooring() {
        assertThat(in(
                                "ubuntu2",
                                "docker",
                                "volume",
                                "create",
                                "--driver",
                                "mooring",
                                "--name",
                                "typed",
                                "--opt",
                                "size=2")
                        .status())
                .isZero();
        assertThat(BenchLab.VOLUMES.resolve("typed")).exists();
        assertThat(in("ubuntu3", "docker", "volume", "ls").out()).contains("typed");
        assertThat(in("ubuntu2", "docker", "volume", "rm", "typed").status()).isZero();
        assertThat(BenchLab.VOLUMES.resolve("typed")).doesNotExist();
    }

    @Test
    @Order(4)
    void nobody_gets_a_volume_whose_machine_runs() throws IOException {
        Ended docker = in("ubuntu2", "docker", "run", "--rm", "-v", "mysqldata:/data", "mysql", "true");
        assertThat(docker.status()).isNotZero();
        assertThat(docker.err()).contains("attached to machine 'ubuntu3', which is in state Running");
        Ended failover = LAB.mooring("failover", "mysqldata", "--to", "ubuntu2");
        assertThat(failover.status()).isEqualTo(3);
        assertThat(failover.err()).contains("ubuntu3", "Running");
        assertThat(LAB.mooring("volume", "rm", "mysqldata").status()).isEqualTo(3);
        assertThat(in("ubuntu2", "docker", "volume", "rm", "mysqldata").status())
                .isNotZero();
        assertThat(volume("mysqldata").get("machine").textValue()).isEqualTo("ubuntu3");
    }

    @Test
    @Order(5)
    void every_row_that_was_acknowledged_is_there_after_a_power_cut_and_a_failover() throws IOException {
        String password =
                Files.readString(LAB.home().resolve("bench/demo.password")).strip();
        String ask = "MYSQL_PWD=" + password + " mysql -h127.0.0.1 -uroot --batch --skip-column-names ";
        assertThat(in(
                                "ubuntu3",
                                "docker",
                                "exec",
                                "mysql",
                                "sh",
                                "-c",
                                ask + "-e 'CREATE TABLE test.rows_written (id INT PRIMARY KEY)'")
                        .status())
                .isZero();
        Process load = BenchLab.startIn(
                "ubuntu3",
                "docker",
                "exec",
                "mysql",
                "sh",
                "-c",
                "i=0; while true; do i=$((i+1)); echo \"INSERT INTO test.rows_written VALUES ($i); SELECT $i;\"; done"
                        + " | "
                        + ask + "--unbuffered");
        int acknowledged = 0;
        try (BufferedReader lines = load.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Integer.parseInt(line.strip());
                if (acknowledged == 200) {
                    lab("kill", "ubuntu3");
                }
            }
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(200);
        Ended failover = LAB.mooring("failover", "mysqldata", "--to", "ubuntu2");
        assertThat(failover.status()).as(failover.err()).isZero();
        assertThat(volume("mysqldata").get("machine").textValue()).isEqualTo("ubuntu2");
        assertThat(in("ubuntu2", "docker", "run", "-d", "--name", "after", "-v", "mysqldata:/var/lib/mysql", "mysql")
                        .status())
                .isZero();
        awaitReady("ubuntu2", "after");
        String rows = in(
                        "ubuntu2",
                        "docker",
                        "exec",
                        "after",
                        "sh",
                        "-c",
                        ask + "-e 'SELECT COUNT(*), MAX(id) FROM test.rows_written'")
                .out();
        assertThat(Integer.parseInt(rows.strip().split("\t", -1)[0])).isGreaterThanOrEqualTo(acknowledged);
        // The dead machine comes back, and cannot have it.
        assertThat(LAB.mooring("machine", "start", "ubuntu3").status()).isZero();
        lab("start", "ubuntu3"); // it is on; returns when its Docker answers
        Ended back = in("ubuntu3", "docker", "start", "mysql");
        assertThat(back.err()).contains("attached to machine 'ubuntu2', which is in state Running");
        in("ubuntu3", "docker", "rm", "-f", "mysql");
        in("ubuntu2", "docker", "rm", "-f", "after");
    }

    @Test
    @Order(6)
    void a_disk_that_somebody_uses_beside_docker_stays_where_it_is() throws Exception {
        Ended attached = LAB.mooring("failover", "mysqldata", "--to", "ubuntu2");
        assertThat(attached.status()).as(attached.err()).isZero();
        String disk = "/dev/disk/by-id/ata-VBOX_HARDDISK_"
                + volume("mysqldata").get("serial").textValue();
        // In a mount namespace of its own, where no table of the system's shows it.
        Process user = BenchLab.startIn(
                "ubuntu2", "unshare", "--mount", "sh", "-c", "mount " + disk + " /mnt && echo $$ && exec sleep 600");
        try (BufferedReader said = user.inputReader()) {
            String process = said.readLine();
            assertThat(process).isNotBlank();
            Ended refused = LAB.mooring("volume", "detach", "mysqldata");
            assertThat(refused.status()).as(refused.err()).isEqualTo(3);
            assertThat(refused.err()).contains("ubuntu2", "/mnt (/proc/" + process + ")");
            in("ubuntu2", "kill", process);
            assertThat(said.readLine()).isNull();
        }
        Ended detached = LAB.mooring("volume", "detach", "mysqldata");
        assertThat(detached.status()).as(detached.err()).isZero();
        assertThat(volume("mysqldata").get("state").textValue()).isEqualTo("free");
    }

    private static void awaitReady(String guest, String container) throws IOException {
        Process logs = BenchLab.startIn(guest, "sh", "-c", "timeout 120 docker logs -f " + container + " 2>&1");
        try (BufferedReader lines = logs.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("port: 3306 ")))
                    .isTrue();
        } finally {
            logs.destroy();
        }
    }
}
