package app.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.face.Rooms;
import app.mooring.face.Screen;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.migration.DemoReport;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ui.Desks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final Screen NO_SCREEN = _ -> {
        throw Failure.failed("ui.display");
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private record Failing(Failure failure) implements Rooms {
        @Override
        public Opened open(Optional<Path> labFile, HostKeyQuestion question) {
            throw failure;
        }

        @Override
        public Practice practice(Optional<Path> kept) {
            throw failure;
        }

        @Override
        public String badDay(Optional<Path> labFile, boolean mend, String day, Optional<String> machine) {
            throw failure;
        }

        @Override
        public List<Listed> labs() {
            throw failure;
        }

        @Override
        public Path writeLab(Lab lab, boolean another, Map<String, char[]> secrets) {
            throw failure;
        }

        @Override
        public Discovery discovery(Optional<Lab> kept) {
            throw failure;
        }
    }

    private int run(Failure failure, String... words) {
        return CommandLine.run(new Failing(failure), NO_SCREEN, new PrintWriter(out), new PrintWriter(err), words);
    }

    @Test
    void the_exit_status_tells_failed_from_usage_from_refused() {
        assertThat(run(Failure.failed("lab.noMachine", "a"), "machine", "show", "a"))
                .isEqualTo(1);
        assertThat(run(Failure.usage("volume.name", "../x"), "volume", "rm", "../x"))
                .isEqualTo(2);
        assertThat(run(Failure.refused("lab.volumeInUse", "x", "a"), "volume", "rm", "x"))
                .isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("mooring: The volume x is attached to a.", "Stop the container");
    }

    @ParameterizedTest
    @CsvSource({"bogus", "volume", "volume rm", "machine show", "volume create x --size 0"})
    void wrong_words_are_a_usage_error(String words) {
        assertThat(run(Failure.failed("lab.noMachine", "never asked"), words.split(" ", -1)))
                .isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }

    /// A lab in which the demo passes, and nothing else is asked for.
    private static Rooms.Opened demonstrating() {
        var proof = new DemoReport.Proof(123, 7, "1", "1", "uuid", "uuid", "VB1", "VB1");
        var report = new DemoReport(true, 1200, List.of(), proof);
        return answering(Rooms.Opened.class, "demo", report);
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, called, _) -> called.getName().equals(method) ? answer : null));
    }

    @ParameterizedTest
    @CsvSource({
        "volume detach x, detachVolume, true, Detached x.",
        "volume detach x, detachVolume, false, x is not attached.",
        "machine poweroff a, powerOffMachine, true, a is off.",
        "machine poweroff a, powerOffMachine, false, a is off already."
    })
    void what_was_so_already_is_told_apart(String words, String asked, boolean changed, String told) {
        Rooms rooms = answering(Rooms.class, "open", answering(Rooms.Opened.class, asked, changed));
        assertThat(CommandLine.run(rooms, NO_SCREEN, new PrintWriter(out), new PrintWriter(err), words.split(" ", -1)))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo(told);
    }

    /// What the command prints where a lab answers that to that question.
    private String printed(String asked, Object answer, String words) {
        Rooms rooms = answering(Rooms.class, "open", answering(Rooms.Opened.class, asked, answer));
        assertThat(CommandLine.run(rooms, NO_SCREEN, new PrintWriter(out), new PrintWriter(err), words.split(" ", -1)))
                .isZero();
        return out.toString();
    }

    private static final List<Rooms.WebServiceClient> CLIENTS = List.of(
            new Rooms.WebServiceClient("10.0.0.1:4", "a", false),
            new Rooms.WebServiceClient("10.0.0.1:5", "", true),
            new Rooms.WebServiceClient("10.0.0.2:6", "", false));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"|Removed x.", "b c|Removed x. Not asked whether a container there needs it: b, c."})
    void a_volume_that_is_removed_names_the_guests_that_could_not_be_asked(@Nullable String unasked, String told) {
        List<String> guests = unasked == null ? List.of() : List.of(unasked.split(" ", -1));
        Rooms rooms = answering(Rooms.class, "open", answering(Rooms.Opened.class, "removeVolume", guests));
        assertThat(CommandLine.run(rooms, NO_SCREEN, new PrintWriter(out), new PrintWriter(err), "volume", "rm", "x"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo(told);
    }

    @Test
    void the_clients_of_the_web_service_are_a_line_each() {
        assertThat(printed("webServiceClients", CLIENTS, "webservice clients").lines())
                .containsExactly("10.0.0.1:4 a", "10.0.0.1:5 this Mooring", "10.0.0.2:6");
    }

    @Test
    void what_is_lines_for_people_is_json_for_programs() {
        assertThat(printed("webServiceClients", CLIENTS, "webservice clients --json"))
                .contains("\"address\" : \"10.0.0.1:4\"", "\"machine\" : \"a\"", "\"own\" : true");
        assertThat(printed("webServiceLog", List.of("one", "two"), "webservice log --json"))
                .contains("[ \"one\", \"two\" ]");
        assertThat(printed("prepareStorage", List.of(), "machine storage a --json"))
                .contains("\"message\" : \"Nothing to change.\"");
    }

    private int demo(Path report) {
        return CommandLine.run(
                answering(Rooms.class, "open", demonstrating()),
                NO_SCREEN,
                new PrintWriter(out),
                new PrintWriter(err),
                "demo",
                "--report",
                report.toString());
    }

    @Test
    void the_report_of_a_demo_is_json_in_the_file(@TempDir Path folder) {
        assertThat(demo(folder.resolve("report.json"))).isZero();
        assertThat(folder.resolve("report.json")).content().contains("\"downtimeMillis\"", "1200");
    }

    @Test
    void the_report_of_a_demo_is_a_page_in_a_file_that_is_called_one(@TempDir Path folder) {
        Rooms.Opened passing = demonstrating();
        Rooms.Opened opened = (Rooms.Opened) Proxy.newProxyInstance(
                Rooms.Opened.class.getClassLoader(),
                new Class<?>[] {Rooms.Opened.class},
                (_, called, arguments) ->
                        called.getName().equals("lab") ? Desks.lab() : called.invoke(passing, arguments));
        Path report = folder.resolve("report.HTML");
        assertThat(CommandLine.run(
                        answering(Rooms.class, "open", opened),
                        NO_SCREEN,
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "demo",
                        "--report",
                        report.toString()))
                .isZero();
        assertThat(report).content().startsWith("<!DOCTYPE html>").contains("ubuntu2 → ubuntu3", "VB1");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Other systems have no file that is always full")
    void a_report_that_the_disk_has_no_room_for_is_a_failure() {
        assertThat(demo(Path.of("/dev/full"))).isEqualTo(1);
        assertThat(err.toString()).contains("The report /dev/full cannot be written.");
    }
}
