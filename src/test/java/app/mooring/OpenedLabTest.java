package app.mooring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.docker.ListedContainer;
import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.file.FolderTree;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.lab.Volume;
import app.mooring.migration.DemoReport;
import app.mooring.migration.MovePlan;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import app.mooring.operation.StepResult;
import app.mooring.practice.guest.Bundles;
import app.mooring.practice.lab.PracticeLab;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import app.mooring.ssh.Command;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What the window asks of a lab beyond the command line, on a practice lab that is set up.
@Timeout(60)
class OpenedLabTest {
    private static final long MEBIBYTES_64 = 64L << 20;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path installed;

    private static Path folder;
    private static PracticeLab practice;
    private static Rooms.Opened lab;

    @BeforeAll
    static void begin() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "opened");
        practice = new PracticeLab(folder, Path.of("target", "practice-cache"), true);
        Bundles.make(installed.resolve("driver"), System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64");
        lab = new Mooring(new Home(folder.resolve("home"), folder), installed)
                .open(Optional.of(practice.labFile()), (name, type, print) -> true);
        assertThat(lab.setup(Listener.SILENT, _ -> true)).isNotEmpty();
    }

    @AfterAll
    static void end() throws IOException {
        lab.stopWebService();
        lab.close();
        practice.close();
        FolderTree.delete(folder);
    }

    private static <T> T in(String machine, Function<Guest, T> work) {
        HostKeys keys = new HostKeys(folder.resolve("home/known_hosts"), List.of(), (name, type, print) -> false);
        try (var guests = new app.mooring.lab.Guests(
                lab.lab(),
                SshConfig.read(folder.resolve("no ssh config"), folder),
                keys,
                Home::secret,
                _ -> new char[0])) {
            return work.apply(guests.of(machine));
        }
    }

    private static List<String> ids(List<MovePlan.PlannedStep> steps) {
        return steps.stream().map(MovePlan.PlannedStep::id).toList();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Failure.class, work)
                .code();
    }

    @Test
    void a_machine_dies_with_the_database_which_goes_on_on_the_other_and_the_machine_comes_back() {
        List<String> planned = ids(lab.planDemo(true));
        DemoReport report = lab.powerCutDemo(Listener.SILENT, _ -> {});
        assertThat(report.passed()).isTrue();
        assertThat(report.steps()).extracting(StepResult::id).isEqualTo(planned);
        assertThat(planned).containsSubsequence("power-off", "detach", "attach", "run-again", "select", "power-on");
        assertThat(report.proof().checksumAfter())
                .isEqualTo(report.proof().checksumBefore())
                .isNotEmpty();
        assertThat(report.downtimeMillis()).isPositive();
        assertThat(lab.machine("ubuntu2").state()).isEqualTo("Running");
        assertThat(containers("ubuntu2")).isEmpty();
        assertThat(containers("ubuntu3")).containsExactly("mysql");
        assertThat(lab.volume("mysqldata").machine()).isEqualTo("ubuntu3");
        assertThat(lab.planDemo(true))
                .extracting(MovePlan.PlannedStep::millis)
                .isEqualTo(report.steps().stream().map(StepResult::millis).toList());
        assertThat(refusal(() -> lab.planMove("mysqldata", "ubuntu3"))).isEqualTo("migration.alreadyThere");
        assertThat(refusal(() -> lab.detachVolume("mysqldata"))).isEqualTo("migration.inUse");
        MovePlan back = lab.planMove("mysqldata", "ubuntu2");
        assertThat(back.kind()).isEqualTo(MovePlan.Kind.CONTAINER);
        assertThat(lab.carryOut(back, Listener.SILENT))
                .extracting(StepResult::id)
                .isEqualTo(ids(back.steps()));
        assertThat(containers("ubuntu2")).containsExactly("mysql");
        assertThat(lab.volume("mysqldata").port()).isEqualTo(back.port());
        in("ubuntu2", guest -> {
            guest.engine().containers().rename("mysql", "other");
            return true;
        });
        assertThatThrownBy(() -> lab.powerCutDemo(Listener.SILENT, _ -> {}))
                .hasMessageContaining("run on ubuntu2, and would lose their power: other");
        assertThat(containers("ubuntu2")).containsExactly("other");
    }

    private static List<String> containers(String machine) {
        return in(
                machine,
                guest -> guest.engine().containers().list().stream()
                        .filter(ListedContainer::running)
                        .map(ListedContainer::name)
                        .toList());
    }

    @Test
    void a_volume_that_a_guest_made_goes_alone_from_machine_to_machine_and_is_detached() {
        Volume made = lab.createVolume("scratch", MEBIBYTES_64, "ext4", "ubuntu2");
        assertThat(made.fullBytes()).isEqualTo(MEBIBYTES_64);
        assertThat(lab.volume("scratch").created()).isNotNull();
        assertThat(refusal(() -> lab.createVolume("scratch", MEBIBYTES_64, "ext4", "ubuntu3")))
                .isEqualTo("lab.volumeExists");
        for (String machine : List.of("ubuntu3", "ubuntu2")) {
            MovePlan plan = lab.planMove("scratch", machine);
            assertThat(plan.kind()).isEqualTo(MovePlan.Kind.VOLUME);
            lab.carryOut(plan, Listener.SILENT);
            assertThat(lab.volume("scratch").machine()).isEqualTo(machine);
        }
        assertThat(lab.detachVolume("scratch", "ubuntu2", false)).isTrue();
        assertThat(lab.detachVolume("scratch")).isFalse();
        lab.removeVolume(lab.volume("scratch"));
    }

    @Test
    void an_attached_volume_that_nothing_uses_is_detached_and_removed_in_one() {
        lab.createVolume("unused", MEBIBYTES_64);
        lab.carryOut(lab.planMove("unused", "ubuntu2"), Listener.SILENT);
        assertThat(refusal(() -> lab.removeVolume(lab.volume("unused")))).isEqualTo("lab.volumeAttached");
        docker("create", "--name", "keeper", "--volume-driver", lab.lab().driver(), "-v", "unused:/data", "busybox");
        assertThat(refusal(() -> lab.detachAndRemoveVolume(lab.volume("unused"))))
                .isEqualTo("migration.needed");
        assertThat(lab.volume("unused").machine())
                .as("what is refused is not begun")
                .isEqualTo("ubuntu2");
        docker("rm", "keeper");
        lab.detachAndRemoveVolume(lab.volume("unused"));
        assertThat(lab.volumes()).extracting(Volume::name).doesNotContain("unused");
    }

    @Test
    void what_a_machine_that_is_off_may_need_is_not_removed() {
        lab.createVolume("needed", MEBIBYTES_64);
        lab.carryOut(lab.planMove("needed", "ubuntu2"), Listener.SILENT);
        lab.powerOffMachine("ubuntu2");
        try {
            Volume needed = lab.volume("needed");
            assertThat(refusal(() -> lab.detachAndRemoveVolume(needed))).isEqualTo("lab.volumeNeeded");
            assertThat(refusal(() -> lab.detachVolume("needed", "ubuntu2", false)))
                    .as("it was not agreed that what is unwritten is lost")
                    .isEqualTo("migration.detachChanged");
            assertThat(refusal(() -> lab.detachVolume("needed", "ubuntu3", true)))
                    .as("another machine has it")
                    .isEqualTo("migration.detachChanged");
            assertThat(lab.volume("needed").machine()).isEqualTo("ubuntu2");
            assertThat(lab.detachVolume("needed", "ubuntu2", true)).isTrue();
            assertThat(lab.detachVolume("needed", "ubuntu2", false)).isFalse();
        } finally {
            lab.startMachine("ubuntu2");
        }
        lab.removeVolume(lab.volume("needed"));
    }

    @Test
    void what_was_shown_is_removed_and_not_another_that_has_got_its_name() {
        Volume shown = lab.createVolume("twice", MEBIBYTES_64);
        lab.removeVolume(shown);
        Volume other = lab.createVolume("twice", MEBIBYTES_64);
        assertThat(refusal(() -> lab.removeVolume(shown))).isEqualTo("lab.volumeChanged");
        assertThat(refusal(() -> lab.detachAndRemoveVolume(shown))).isEqualTo("lab.volumeChanged");
        lab.removeVolume(other);
    }

    private void docker(String... words) {
        List<String> typed =
                Stream.concat(Stream.of("docker"), Stream.of(words)).toList();
        in("ubuntu2", guest -> guest.shell().check(Command.of(typed).asRoot()));
    }

    @Test
    void a_configuration_that_somebody_changed_is_shown_without_its_password_and_brought_in_line() {
        assertThat(lab.pluginDifference("ubuntu3")).isEmpty();
        String changed = in("ubuntu3", guest -> {
            String text = guest.shell()
                    .check(Command.of("cat", "/etc/mooring/driver.json").asRoot())
                    .stdout()
                    .replaceFirst("\"password\" : \"[^\"]*\"", "\"password\" : \"another\"")
                    .replace("SATA", "Other");
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            guest.shell().upload(new ByteArrayInputStream(bytes), bytes.length, "/etc/mooring/driver.json", 0600);
            return text;
        });
        assertThat(changed).contains("another");
        assertThat(lab.pluginDifference("ubuntu3"))
                .hasSize(4)
                .contains("-  \"password\" : \"…\",", "+  \"password\" : \"…\",", "+  \"controller\" : \"SATA\",");
        lab.configurePlugin("ubuntu3");
        assertThat(lab.pluginDifference("ubuntu3")).isEmpty();
        assertThat(lab.plugin("ubuntu3").service()).isEqualTo("active");
        assertThat(lab.plugin("ubuntu3").restartNeeded()).isFalse();
    }

    /// Does it with the lab as its file would be with that changed.
    private void mistaken(Consumer<JsonNode> change, Consumer<Rooms.Opened> work) throws IOException {
        JsonNode lab = JsonMapper.builder().build().readTree(practice.labFile().toFile());
        change.accept(lab);
        Path file = Files.writeString(folder.resolve("mistaken.json"), lab.toString());
        String before = in("ubuntu2", OpenedLabTest::configuration);
        try (Rooms.Opened other = new Mooring(new Home(folder.resolve("home"), folder), installed)
                .open(Optional.of(file), (name, type, print) -> true)) {
            work.accept(other);
        }
        assertThat(in("ubuntu2", OpenedLabTest::configuration))
                .isEqualTo(before)
                .contains("ubuntu2");
    }

    private static ObjectNode machine(JsonNode lab, int which) {
        return (ObjectNode) lab.get("machines").get(which);
    }

    @Test
    void nothing_is_installed_for_a_machine_in_the_guest_of_another_one_nor_uninstalled() throws IOException {
        mistaken(
                lab -> {
                    machine(lab, 1).set("ssh", machine(lab, 0).get("ssh"));
                    ((ArrayNode) lab.get("machines")).remove(0);
                },
                other -> {
                    assertThat(refusal(() -> other.installPlugin("ubuntu3", _ -> {})))
                            .isEqualTo("lab.otherGuest");
                    assertThat(refusal(() -> other.configurePlugin("ubuntu3"))).isEqualTo("lab.otherGuest");
                    assertThat(refusal(() -> other.uninstallPlugin("ubuntu3"))).isEqualTo("lab.otherGuest");
                });
    }

    @Test
    void nothing_is_installed_for_a_machine_that_virtualbox_has_not_nor_uninstalled() throws IOException {
        mistaken(lab -> machine(lab, 0).put("name", "ubuntu9"), other -> {
            assertThat(refusal(() -> other.installPlugin("ubuntu9", _ -> {}))).isEqualTo("lab.noMachine");
            assertThat(refusal(() -> other.configurePlugin("ubuntu9"))).isEqualTo("lab.noMachine");
            assertThat(refusal(() -> other.uninstallPlugin("ubuntu9"))).isEqualTo("lab.noMachine");
        });
    }

    @Test
    void nothing_is_installed_while_nobody_knows_whose_guest_it_is() throws IOException {
        mistaken(lab -> ((ObjectNode) lab.get("webService")).put("port", 1), other -> {
            assertThat(refusal(() -> other.installPlugin("ubuntu2", _ -> {}))).isEqualTo("virtualbox.unreachable");
            assertThat(refusal(() -> other.configurePlugin("ubuntu2"))).isEqualTo("virtualbox.unreachable");
        });
    }

    @Test
    void nothing_is_uninstalled_that_is_configured_for_another_machine_while_nobody_knows_whose_guest_it_is()
            throws IOException {
        mistaken(
                lab -> {
                    ((ObjectNode) lab.get("webService")).put("port", 1);
                    machine(lab, 1).set("ssh", machine(lab, 0).get("ssh"));
                    ((ArrayNode) lab.get("machines")).remove(0);
                },
                other -> assertThat(refusal(() -> other.uninstallPlugin("ubuntu3")))
                        .isEqualTo("plugin.otherMachine"));
    }

    private static String configuration(Guest guest) {
        return guest.shell()
                .check(Command.of("cat", "/etc/mooring/driver.json").asRoot())
                .stdout();
    }

    /// The thread that follows has come to its end after it was interrupted.
    private static void follows(Consumer<Consumer<String>> log, Runnable meanwhile, String wanted) throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Thread follower = Thread.ofVirtual()
                .start(() -> log.accept(line -> {
                    first.countDown();
                    if (line.contains(wanted)) {
                        seen.countDown();
                    }
                }));
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        meanwhile.run();
        assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        follower.interrupt();
        assertThat(follower.join(java.time.Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void the_logs_of_plugin_and_web_service_are_followed_until_they_are_not_wanted_any_more() throws Exception {
        follows(
                line -> lab.followPluginLog("ubuntu3", line),
                () -> in(
                        "ubuntu3",
                        guest -> guest.shell()
                                .check(Command.of("systemctl", "restart", "mooring.service")
                                        .asRoot())),
                "Stopp");
        follows(lab::followWebServiceLog, () -> {}, "Socket connection successful");
    }

    @Test
    void the_drivers_in_the_guests_are_connected_to_the_web_service() {
        lab.machines();
        assertThat(lab.webServiceClients())
                .isNotEmpty()
                .allSatisfy(client -> assertThat(client.address()).startsWith("127.0.0.1:"))
                .anyMatch(Rooms.WebServiceClient::own);
    }

    @Test
    void what_a_form_tests_is_found_before_there_is_a_lab() {
        Mooring mooring = new Mooring(new Home(folder.resolve("home"), folder), installed);
        Rooms.Discovery discovery = mooring.discovery(Optional.empty());
        Optional<Path> programs = lab.lab().virtualBoxFolder();
        assertThat(discovery.virtualBox(programs)).isEqualTo(programs);
        assertThat(refusal(() -> discovery.virtualBox(Optional.of(folder)))).isEqualTo("virtualbox.installation");
        assertThat(discovery.machines(programs)).contains("ubuntu2", "ubuntu3");
        char[] password =
                Home.secret(folder.resolve("home").resolve(lab.lab().name()).resolve("webservice.password"));
        assertThat(discovery.webService(lab.lab().webService(), password))
                .isEqualTo(lab.webService().version());
        assertThat(refusal(() -> discovery.webService(lab.lab().webService(), "wrong".toCharArray())))
                .isEqualTo("virtualbox.login");
        Lab.Machine machine = lab.lab().machines().getFirst();
        Path file = machine.ssh().passwordFile().orElseThrow();
        assertThat(discovery.guest(machine, Home.secret(file), (name, type, print) -> false))
                .isNotEmpty();
        assertThat(refusal(() -> discovery.guest(machine, "wrong".toCharArray(), (name, type, print) -> false)))
                .isEqualTo("ssh.login");
    }

    @Test
    void a_host_key_that_has_changed_is_decided_on_before_there_is_a_lab() throws IOException {
        Path other = Files.createDirectory(folder.resolve("otherHome"));
        List<String> known = Files.readAllLines(folder.resolve("home/known_hosts"));
        String[] one = known.get(0).split(" ", 2);
        String[] two = known.get(1).split(" ", 2);
        Files.write(other.resolve("known_hosts"), List.of(one[0] + " " + two[1], two[0] + " " + one[1]));
        Rooms.Discovery discovery = new Mooring(new Home(other, folder), installed).discovery(Optional.empty());
        Lab.Machine machine = lab.lab().machines().getFirst();
        char[] password = Home.secret(machine.ssh().passwordFile().orElseThrow());
        assertThat(refusal(() -> discovery.guest(machine, password.clone(), HostKeyQuestion.NO)))
                .isEqualTo("ssh.hostKey.changed");
        assertThat(discovery.guest(machine, password.clone(), new HostKeyQuestion() {
                    @Override
                    public boolean accept(String name, String keyType, String fingerprint) {
                        return false;
                    }

                    @Override
                    public boolean acceptChanged(String name, String keyType, String fingerprint) {
                        return true;
                    }
                }))
                .isNotEmpty();
    }

    @Test
    void what_a_form_tests_of_a_lab_that_is_there_is_asked_with_the_passwords_that_it_keeps() {
        Home home = new Home(folder.resolve("home"), folder);
        Lab.WebService service = lab.lab().webService();
        Lab.Machine machine = lab.lab().machines().getFirst();
        char[] none = {};
        Rooms.Discovery made = new Mooring(home, installed).discovery(Optional.of(lab.lab()));
        assertThat(made.webService(service, none)).isEqualTo(lab.webService().version());
        assertThat(made.guest(machine, none, (name, type, print) -> false)).isNotEmpty();
        assertThat(refusal(() -> made.webService(service, "wrong".toCharArray())))
                .isEqualTo("virtualbox.login");

        Map<String, char[]> keychain = Map.of(
                lab.lab().webServiceSecret(),
                Home.secret(home.folder().resolve(lab.lab().name()).resolve("webservice.password")),
                lab.lab().sshSecret(machine.name()),
                Home.secret(machine.ssh().passwordFile().orElseThrow()));
        Rooms.Discovery inKeychain = new Discovering(home, new Read(keychain), System.getenv(), Optional.of(lab.lab()));
        assertThat(inKeychain.webService(service.withPasswordInKeychain(), none))
                .isEqualTo(lab.webService().version());
        Lab.Machine keptThere = new Lab.Machine(
                machine.name(),
                machine.controller(),
                machine.ports(),
                machine.ssh().withPasswordInKeychain());
        assertThat(inKeychain.guest(keptThere, none, (name, type, print) -> false))
                .isNotEmpty();

        Lab.WebService open = new Lab.WebService(
                service.address(),
                service.guestAddress(),
                service.port(),
                !service.tls(),
                true,
                service.user(),
                Optional.empty());
        assertThat(refusal(() -> made.webService(open, none)))
                .as("a password goes to nobody but whom it was kept for")
                .isEqualTo("lab.passwordUntyped");
        Lab.Ssh ssh = keptThere.ssh();
        Lab.Machine other = new Lab.Machine(
                machine.name(),
                machine.controller(),
                machine.ports(),
                new Lab.Ssh(ssh.host(), ssh.port(), "root", ssh.keys(), Optional.empty(), true));
        assertThat(refusal(() -> inKeychain.guest(other, none, (name, type, print) -> false)))
                .isEqualTo("ssh.login");
    }

    @Test
    void the_web_service_is_neither_stopped_nor_restarted_while_something_is_done_that_needs_it() {
        List<String> refused = new ArrayList<>();
        lab.prepareStorage("ubuntu3", true, new Listener() {
            @Override
            public void started(String step) {
                refused.add(refusal(lab::restartWebService));
                refused.add(refusal(lab::stopWebService));
            }

            @Override
            public void progress(String step, Progress line) {}

            @Override
            public void ended(StepResult result) {}
        });
        assertThat(refused).isNotEmpty().containsOnly("operation.busy");
        assertThat(lab.webService().answers()).isTrue();
    }

    /// A keychain that is only read.
    private record Read(Map<String, char[]> kept) implements Secrets {
        @Override
        public Optional<char[]> find(String name) {
            return Optional.ofNullable(kept.get(name)).map(char[]::clone);
        }

        @Override
        public void put(String name, char[] secret) {
            throw new AssertionError(name);
        }
    }
}
