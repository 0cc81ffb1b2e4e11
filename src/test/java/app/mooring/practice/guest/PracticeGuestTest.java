package app.mooring.practice.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.plugin.MooringPlugin;
import app.mooring.practice.EngineSite;
import app.mooring.ssh.Command;
import app.mooring.ssh.Fed;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.Login;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Played guests in machines of the practice VirtualBox, under the hands of Mooring's own rooms.
@Timeout(120)
class PracticeGuestTest {
    private static final String ACTIVATE =
            "POST /Plugin.Activate HTTP/1.1\r\nHost: mooring\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path folder;

    private PlayedLab lab;
    private GuestShell shell;
    private MooringPlugin plugin;

    @BeforeEach
    void start() throws Exception {
        lab = PlayedLab.prepared(folder);
        lab.start("ubuntu2");
        shell = lab.shell("ubuntu2");
        plugin = new MooringPlugin(shell, "mooring");
    }

    @AfterEach
    void stop() throws Exception {
        shell.close();
        lab.close();
    }

    private void provide(MooringPlugin on, String machine) throws Exception {
        on.install(Bundles.make(folder.resolve("bundles"), on.machine()), _ -> {});
        on.configure(lab.configuration(machine).json());
        on.restart();
    }

    private Plugin provided(String machine) throws Exception {
        try (GuestShell other = lab.shell(machine)) {
            provide(new MooringPlugin(other, "mooring"), machine);
        }
        return new Plugin(lab, machine);
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void the_plugin_is_installed_configured_and_run_as_in_any_guest() throws Exception {
        assertThat(plugin.status().release()).isEmpty();
        assertThat(plugin.status().service()).isEqualTo("inactive");
        provide(plugin, "ubuntu2");
        assertThat(plugin.isInstalled(Bundles.make(folder.resolve("bundles"), plugin.machine())))
                .isTrue();
        assertThat(plugin.isConfigured(lab.configuration("ubuntu2").json())).isTrue();
        assertThat(plugin.isRunning()).isTrue();
        plugin.check();
        assertThat(plugin.log(1)).containsExactly("Started Mooring volume driver.");
    }

    @Test
    void a_plugin_that_cannot_start_says_why() throws Exception {
        plugin.install(Bundles.make(folder.resolve("bundles"), plugin.machine()), _ -> {});
        plugin.configure("{}");
        assertThatThrownBy(plugin::restart).satisfies(code("plugin.service")).hasMessageContaining("webService");
        assertThat(plugin.status().service()).isEqualTo("failed");
    }

    @Test
    void a_check_says_what_is_wrong_with_the_machine() throws Exception {
        provide(plugin, "ubuntu2");
        plugin.configure(lab.configuration("nobody").json());
        assertThatThrownBy(plugin::check).satisfies(code("plugin.check")).hasMessageContaining("nobody");
    }

    @Test
    void a_plugin_that_is_uninstalled_leaves_nothing() throws Exception {
        provide(plugin, "ubuntu2");
        plugin.uninstall();
        assertThat(plugin.status().release()).isEmpty();
        assertThat(plugin.status().socket()).isFalse();
        assertThat(plugin.status().service()).isEqualTo("inactive");
    }

    @Test
    void a_mount_that_comes_while_the_plugin_is_uninstalled_keeps_it() throws Exception {
        Plugin here = provided("ubuntu2");
        assertThat(here.complaint("Create", Map.of("Name", "data", "Opts", Map.of("size", "64MiB"))))
                .isEmpty();
        HookedShell hooked = new HookedShell(
                shell, command -> command.argv().contains("/proc/mounts"), () -> here.mount("data", "one"));
        assertThatThrownBy(() -> new MooringPlugin(hooked, "mooring").uninstall())
                .satisfies(code("plugin.mounted"));
        assertThat(plugin.isRunning()).isTrue();
        assertThat(here.complaint("Unmount", Map.of("Name", "data", "ID", "one")))
                .isEmpty();
        plugin.uninstall();
        assertThat(plugin.status().socket()).isFalse();
    }

    @Test
    void a_volume_is_a_directory_in_the_guest_that_mounts_it_and_moves_to_the_next_one() throws Exception {
        Plugin here = provided("ubuntu2");
        assertThat(here.complaint("Create", Map.of("Name", "data", "Opts", Map.of("size", "64MiB"))))
                .isEmpty();
        Files.writeString(here.mount("data", "one").resolve("file"), "kept");
        assertThat(shell.check(Command.of("cat", "/var/lib/mooring/volumes/data/data/file"))
                        .stdout())
                .isEqualTo("kept");
        assertThat(shell.check(Command.of("cat", "/proc/mounts")).stdout())
                .contains("/dev/sdb /var/lib/mooring/volumes/data ext4");
        assertThatThrownBy(plugin::uninstall).satisfies(code("plugin.mounted"));

        lab.start("ubuntu3");
        Plugin there = provided("ubuntu3");
        assertThat(there.complaint("Mount", Map.of("Name", "data", "ID", "two")))
                .contains("ubuntu2");
        assertThat(here.complaint("Unmount", Map.of("Name", "data", "ID", "one")))
                .isEmpty();
        assertThat(there.mount("data", "two").resolve("file")).hasContent("kept");
        assertThat(shell.run(Command.of("ls", "/dev/disk/by-id")).stdout()).isEmpty();
        assertThat(lab.platters.collisions()).isEmpty();
    }

    @Test
    void a_restart_of_the_plugin_leaves_mounted_what_is_mounted() throws Exception {
        Plugin here = provided("ubuntu2");
        assertThat(here.complaint("Create", Map.of("Name", "data", "Opts", Map.of("size", "64MiB"))))
                .isEmpty();
        here.mount("data", "one");
        plugin.restart();
        assertThat(shell.check(Command.of("cat", "/proc/mounts")).stdout()).contains("/var/lib/mooring/volumes/data ");
        assertThat(here.complaint("Unmount", Map.of("Name", "data", "ID", "one")))
                .isEmpty();
        assertThat(shell.check(Command.of("cat", "/proc/mounts")).stdout()).doesNotContain("mooring");
    }

    @Test
    void what_was_mounted_when_the_lab_was_killed_is_not_mounted_at_the_next_boot() throws Exception {
        lab.shutDown("ubuntu2");
        Path volumes = Files.createDirectories(folder.resolve("ubuntu2/root/var/lib/mooring/volumes"));
        Files.createSymbolicLink(volumes.resolve("data"), Files.createDirectories(folder.resolve("platters/left")));
        lab.start("ubuntu2");
        assertThat(volumes.resolve("data")).isDirectory();
        assertThat(Files.isSymbolicLink(volumes.resolve("data"))).isFalse();
    }

    @Test
    void its_memory_is_noted_as_the_labs_while_it_is_on() throws Exception {
        Path notes = folder.resolve("belongings");
        try (Stream<Path> files = Files.list(notes)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(
                            note -> assertThat(Path.of(Files.readAllLines(note).getFirst()))
                                    .isDirectoryContaining("glob:**/docker"));
        }
        lab.guests.get("ubuntu2").powerCut();
        assertThat(notes).isEmptyDirectory();
    }

    @Test
    void the_engine_is_told_which_directory_stands_for_a_path_of_the_guest() {
        EngineSite site = lab.engines.get("ubuntu2").site;
        assertThat(site.real().apply(Path.of("/home/ubuntu"))).isEqualTo(folder.resolve("ubuntu2/root/home/ubuntu"));
        assertThat(site.real().apply(Path.of("/home/ubuntu/../../../.."))).isEqualTo(folder.resolve("ubuntu2/root"));
        assertThatThrownBy(() -> site.real().apply(Path.of("/nowhere"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(site.pluginSocket().apply("nobody")).isEmpty();
    }

    @Test
    void what_a_power_cut_takes_down_the_other_guest_takes_over() throws Exception {
        Plugin here = provided("ubuntu2");
        assertThat(here.complaint("Create", Map.of("Name", "data", "Opts", Map.of("size", "64MiB"))))
                .isEmpty();
        Files.writeString(here.mount("data", "one").resolve("file"), "kept");
        lab.start("ubuntu3");
        Plugin there = provided("ubuntu3");
        lab.cutPower("ubuntu2");
        assertThat(lab.engines.get("ubuntu2").told).last().isEqualTo("kill");
        assertThat(there.mount("data", "two").resolve("file")).hasContent("kept");

        lab.start("ubuntu2");
        assertThat(shell.check(Command.of("cat", "/proc/mounts")).stdout()).doesNotContain("mooring");
        assertThat(plugin.isRunning()).isTrue();
        assertThat(here.complaint("Mount", Map.of("Name", "data", "ID", "three")))
                .contains("ubuntu3");
        assertThat(lab.platters.collisions()).isEmpty();
    }

    @Test
    void a_guest_that_shuts_down_ends_its_engine_before_the_plugin_and_boots_them_the_other_way_round()
            throws Exception {
        provided("ubuntu2");
        lab.shutDown("ubuntu2");
        assertThat(lab.engines.get("ubuntu2").told).endsWith("start", "stop with plugin");
        assertThatThrownBy(() -> shell.run(Command.of("true"))).isInstanceOf(Failure.class);
        lab.start("ubuntu2");
        assertThat(lab.engines.get("ubuntu2").told).last().isEqualTo("start with plugin");
        assertThat(plugin.isRunning()).isTrue();
    }

    @Test
    void a_boot_has_an_identity_of_its_own() throws Exception {
        Command question = Command.of("cat", "/proc/sys/kernel/random/boot_id");
        String first = shell.check(question).stdout();
        lab.cutPower("ubuntu2");
        lab.start("ubuntu2");
        try (GuestShell again = lab.shell("ubuntu2")) {
            assertThat(again.check(question).stdout()).isNotEqualTo(first);
        }
    }

    @Test
    void the_engine_is_roots() throws Exception {
        assertThat(shell.run(Command.of("docker", "ps")).complaint()).contains("permission denied");
        assertThat(shell.check(Command.of("docker", "ps").asRoot()).stdout()).isEqualTo("ps\n");
        byte[] request = "GET /version HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        Command dial = Command.of("docker", "system", "dial-stdio").asRoot();
        assertThat(Fed.output(shell, dial, request))
                .startsWith("HTTP/1.1 200 OK")
                .contains("20.10.24");
        shell.check(Command.of("systemctl", "stop", "docker").asRoot());
        assertThat(shell.run(Command.of("docker", "ps").asRoot()).complaint())
                .contains("Is the docker daemon running?");
    }

    @Test
    void what_a_guest_asks_of_the_web_service_waits_while_its_network_is_cut() throws Exception {
        provide(plugin, "ubuntu2");
        Plugin here = new Plugin(lab, "ubuntu2");
        Command reach = Command.of("timeout", "5", "bash", "-c", ": </dev/tcp/10.0.2.2/" + lab.port());
        assertThat(shell.run(reach).ok()).isTrue();
        Command closed = Command.of("timeout", "5", "bash", "-c", ": </dev/tcp/10.0.2.2/1");
        assertThat(shell.run(closed).complaint()).contains("Connection refused");
        lab.guest("ubuntu2").cutNetwork();
        FutureTask<String> created = new FutureTask<>(
                () -> here.complaint("Create", Map.of("Name", "data", "Opts", Map.of("size", "64MiB"))));
        Thread.ofVirtual().start(created);
        assertThatThrownBy(() -> created.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        lab.guest("ubuntu2").healNetwork();
        assertThat(created.get()).isEmpty();
        assertThat(shell.run(Command.of("true")).ok()).isTrue();
    }

    @Test
    void a_slow_network_takes_its_time_both_ways() {
        shell.check(Command.of("true"));
        lab.guest("ubuntu2").slowNetwork(Duration.ofMillis(50));
        long start = System.nanoTime();
        shell.check(Command.of("true"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void another_host_key_is_noticed() {
        shell.check(Command.of("true"));
        lab.guest("ubuntu2").changeHostKey();
        try (GuestShell again = lab.shell("ubuntu2")) {
            assertThatThrownBy(() -> again.run(Command.of("true"))).satisfies(code("ssh.hostKey.changed"));
        }
    }

    @Test
    void a_key_that_is_authorized_logs_in() throws Exception {
        Path key = folder.resolve("id_ed25519");
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", key.toString()).start();
        assertThat(made.waitFor()).isZero();
        String line = Files.readString(folder.resolve("id_ed25519.pub")).strip();
        shell.check(Command.script("echo \"$1\" > /home/ubuntu/.ssh/authorized_keys", line));
        try (GuestShell other = lab.shell("ubuntu2", Login.withKeys(List.of(key)))) {
            assertThat(other.check(Command.of("whoami")).stdout()).isEqualTo("ubuntu\n");
        }
    }

    @Test
    void it_is_off_and_its_driver_ends_whatever_goes_wrong_while_its_power_is_cut() throws Exception {
        provide(plugin, "ubuntu2");
        PracticeGuest guest = lab.guests.get("ubuntu2");
        FakeEngine engine = lab.engines.get("ubuntu2");
        try (SocketChannel driver = connected(engine)) {
            engine.breaks();
            assertThatThrownBy(guest::powerCut).hasMessageContaining("broken");
            awaitEnd(driver);
        }
        assertThatThrownBy(() -> shell.run(Command.of("true"))).isInstanceOf(Failure.class);
        guest.powerOn(List.of());
        assertThat(shell.run(Command.of("true")).ok()).isTrue();
    }

    /// To the driver, which has taken it.
    private static SocketChannel connected(FakeEngine engine) throws IOException {
        Path socket = engine.site.pluginSocket().apply("mooring").orElseThrow();
        SocketChannel driver = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        driver.write(ByteBuffer.wrap(ACTIVATE.getBytes(StandardCharsets.US_ASCII)));
        assertThat(driver.read(ByteBuffer.allocate(1))).as("it has taken it").isOne();
        return driver;
    }

    @Test
    void it_boots_when_its_last_driver_has_ended() throws Exception {
        provide(plugin, "ubuntu2");
        PracticeGuest guest = lab.guests.get("ubuntu2");
        try (SocketChannel driver = connected(lab.engines.get("ubuntu2"))) {
            guest.powerCut();
            guest.powerOn(List.of());
            driver.configureBlocking(false); // nothing is waited for any more
            assertThat(hasEnded(driver)).isTrue();
        }
    }

    /// Whether the other side has ended the connection.
    private static boolean hasEnded(SocketChannel connection) {
        ByteBuffer rest = ByteBuffer.allocate(1024);
        try {
            int read = connection.read(rest.clear());
            while (read > 0) {
                read = connection.read(rest.clear());
            }
            return read < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void on_a_thread_that_is_interrupted_it_does_not_boot() {
        PracticeGuest guest = lab.guests.get("ubuntu2");
        FakeEngine engine = lab.engines.get("ubuntu2");
        guest.powerCut();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> guest.powerOn(List.of())).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(engine.running()).isFalse();
        guest.powerOn(List.of());
        assertThat(engine.running()).isTrue();
        assertThat(shell.run(Command.of("true")).ok()).isTrue();
    }

    /// Waits for the other side to end the connection.
    private static void awaitEnd(SocketChannel connection) {
        ByteBuffer rest = ByteBuffer.allocate(1024);
        try {
            while (connection.read(rest) >= 0) {
                rest.clear();
            }
        } catch (IOException reset) {
            // that is an end too
        }
    }

    @Test
    void a_guest_that_does_not_shut_down_in_order_is_off_and_so_is_its_machine() {
        FakeEngine engine = lab.engines.get("ubuntu2");
        engine.breaks();
        lab.shutDown("ubuntu2");
        assertThat(engine.told).last().asString().startsWith("stop");
    }

    @Test
    void a_guest_that_does_not_end_in_order_keeps_no_other_from_ending() throws Exception {
        lab.start("ubuntu3");
        lab.engines.values().forEach(FakeEngine::breaks);
        assertThatThrownBy(lab::close).hasMessageContaining("broken");
        assertThat(lab.engines.values()).noneMatch(FakeEngine::running);
    }
}
