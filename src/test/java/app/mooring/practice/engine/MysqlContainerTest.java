package app.mooring.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.docker.ContainerSpec;
import app.mooring.docker.DialedEngine;
import app.mooring.docker.Engine;
import app.mooring.docker.ExecResult;
import app.mooring.practice.Belongings;
import app.mooring.practice.EngineSite;
import app.mooring.practice.engine.mysql.Distribution;
import app.mooring.ssh.GuestShell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MysqlContainerTest {
    static final Distribution DISTRIBUTION = new Distribution(Path.of("target", "practice-cache"));
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private PracticeEngine one;
    private PracticeEngine other;

    @BeforeEach
    void boot() {
        one = engine("one");
        other = engine("other");
    }

    private PracticeEngine engine(String guest) {
        PracticeEngine engine = new PracticeEngine(
                new EngineSite(guest, folder.resolve(guest), _ -> Optional.empty(), path -> folder.resolve("shared")),
                DISTRIBUTION,
                new Belongings(folder.resolve("belongings")));
        engine.start();
        return engine;
    }

    @AfterEach
    void end() {
        one.kill();
        other.kill();
    }

    private interface Work {
        void on(Engine engine) throws Exception;
    }

    private void with(PracticeEngine engine, Work work) throws Exception {
        try (EngineGuest guest = new EngineGuest(engine);
                GuestShell shell = guest.shell(folder);
                Engine docker = new DialedEngine(shell)) {
            work.on(docker);
        }
    }

    private static ContainerSpec mysql(Map<String, String> env) {
        return new ContainerSpec(
                "mysql",
                "mysql",
                env,
                List.of(new ContainerSpec.VolumeMount("data", "/var/lib/mysql", "local")),
                Map.of(),
                List.of());
    }

    private static void ready(Engine docker) {
        List<String> said = new ArrayList<>();
        assertThat(docker.containers()
                        .follow("mysql", line -> said.add(line) && line.matches(".*port: 3306\\b.*"), START))
                .as(() -> String.join("\n", said))
                .isPresent();
    }

    private static ExecResult sql(Engine docker, String sql) {
        return docker.containers()
                .exec(
                        "mysql",
                        List.of("mysql", "-h127.0.0.1", "-uroot", "--batch", "--skip-column-names", "-e", sql),
                        Map.of("MYSQL_PWD", "it's secret"));
    }

    private static String state(PracticeEngine engine) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        engine.command(
                List.of("inspect", "-f", "{{.State.Status}} {{.State.ExitCode}}", "mysql"),
                InputStream.nullInputStream(),
                out,
                OutputStream.nullOutputStream());
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private void carryData() throws IOException {
        Path from = folder.resolve("one/volumes/data");
        Path to = folder.resolve("other/volumes/data");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void what_is_written_before_the_power_goes_is_read_by_the_other_guests_server() throws Exception {
        String[] checksum = {""};
        String[] temporary = {""};
        with(one, docker -> {
            docker.containers().run(mysql(Map.of("MYSQL_ROOT_PASSWORD", "it's secret")));
            ready(docker);
            assertThat(sql(
                            docker,
                            "CREATE DATABASE test; CREATE TABLE test.my_id (id INT); INSERT INTO test.my_id"
                                    + " VALUES (123), (9)"))
                    .isEqualTo(new ExecResult(0, "", ""));
            checksum[0] = sql(docker, "CHECKSUM TABLE test.my_id").stdout();
            assertThat(checksum[0]).matches("test\\.my_id\t[1-9][0-9]*\n");
            temporary[0] = sql(docker, "SELECT @@tmpdir").stdout();
            assertThat(Path.of(temporary[0].strip())).isDirectory();
        });
        one.kill();
        carryData();
        with(other, docker -> {
            docker.containers().run(mysql(Map.of()));
            ready(docker);
            assertThat(sql(docker, "SELECT id FROM test.my_id ORDER BY id").stdout())
                    .isEqualTo("9\n123\n");
            assertThat(sql(docker, "CHECKSUM TABLE test.my_id").stdout()).isEqualTo(checksum[0]);
            assertThat(sql(docker, "SELECT @@tmpdir").stdout())
                    .as("a server that starts removes what another one has there")
                    .isNotEqualTo(temporary[0]);
        });
        one.start();
        with(one, docker -> {
            assertThat(state(one)).isEqualTo("exited 255");
        });
    }

    @Test
    void a_new_server_needs_a_password_and_says_so() throws Exception {
        with(one, docker -> {
            docker.containers().run(mysql(Map.of()));
            assertThat(docker.containers()
                            .follow("mysql", line -> line.contains("password option is not specified"), START))
                    .isPresent();
            docker.containers().follow("mysql", _ -> false, START);
            assertThat(state(one)).isEqualTo("exited 1");
        });
    }

    @Test
    void a_stopped_server_has_put_its_data_in_order() throws Exception {
        with(one, docker -> {
            docker.containers().run(mysql(Map.of("MYSQL_ROOT_PASSWORD", "it's secret")));
            ready(docker);
            docker.containers().stop("mysql", Duration.ofSeconds(30));
            assertThat(state(one)).isEqualTo("exited 0");
            docker.containers().start("mysql");
            assertThat(state(one)).startsWith("running");
            docker.containers().destroy("mysql");
            assertThat(docker.containers().find("mysql")).isEmpty();
            docker.volumes().remove("data");
            assertThat(docker.volumes().list()).isEmpty();
        });
    }

    @Test
    void the_tutorials_words_work_at_the_guests_prompt() throws Exception {
        command(
                "",
                "run",
                "--name",
                "mysql",
                "-d",
                "-e",
                "MYSQL_ROOT_PASSWORD=top",
                "-v",
                "data:/var/lib/mysql",
                "mysql");
        with(one, MysqlContainerTest::ready);
        assertThat(command("top\n", "exec", "-it", "mysql", "mysql", "-uroot", "-p", "-e", "SELECT 6*7"))
                .isEqualTo("Enter password: 6*7\n42\n");
        assertThat(command("SELECT 1+1;", "exec", "-i", "-e", "MYSQL_PWD=top", "mysql", "mysql", "-uroot", "-N"))
                .isEqualTo("2\n");
        assertThat(command(
                        "", "exec", "mysql", "sh", "-c", "MYSQL_PWD=top; mysql -uroot -N -e 'SELECT 3' && echo done"))
                .isEqualTo("3\ndone\n");
        assertThat(command("", "exec", "-e", "MYSQL_PWD=wrong", "mysql", "mysql", "-uroot", "-e", "SELECT 1"))
                .startsWith("ERROR 1045 (28000): Access denied");
        assertThat(command("", "rm", "mysql")).contains("You cannot remove a running container");
        assertThat(command("", "rm", "-f", "mysql")).isEqualTo("mysql\n");
        assertThat(command("", "ps", "-aq")).isEmpty();
    }

    private String command(String input, String... words) {
        var out = new ByteArrayOutputStream();
        one.command(List.of(words), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
