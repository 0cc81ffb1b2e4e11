package app.mooring.plugin;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import app.mooring.ssh.Stream;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Mooring's own volume driver in a guest. Releases lie side by side, each in a folder of its own that is
/// named by chance; a link leads to the one in use. The change from one to another is one rename. Everything
/// here may be asked for again.
public final class MooringPlugin {
    private static final String FOLDER = "/opt/mooring";
    private static final String CURRENT = FOLDER + "/current";
    private static final String ETC = "/etc/mooring";
    private static final String CONFIGURATION = ETC + "/driver.json";
    /// The service in the guest.
    public static final String UNIT = "mooring.service";
    private static final String UNIT_FILE = "/etc/systemd/system/" + UNIT;
    private static final String STATE = "/var/lib/mooring";

    /// In a folder that a restart of the guest empties, as that restarts the service too.
    private static final String RESTART_NEEDED = "/run/mooring.restart-needed";

    /// What is not whole yet.
    private static final String UNPACKING = FOLDER + "/unpacking";

    /// Stops the service, after which no mount comes, and says what is mounted; then, and however else it ends before
    /// the service is disabled, the service is started again. It does so by itself: who sent it may be gone.
    private static final String STOP = """
        ran=$(systemctl is-active "$1")
        trap '[ "$ran" != active ] || systemctl start "$1" || exit 1' EXIT
        trap 'exit 1' HUP INT TERM
        trap '' PIPE
        systemctl stop "$1" || exit 1
        mounted=$(grep " $2/" /proc/mounts)
        [ $? = 1 ] || { echo "$mounted"; [ -n "$mounted" ]; exit; }
        trap '' HUP INT TERM
        systemctl disable "$1" || exit 1
        ran=
        """;

    private static final String REMOVE = """
        rm -f "$3" "$4" "$5" &&
        systemctl daemon-reload &&
        rm -rf "$6" "$7" &&
        rm -rf --one-file-system "$2"
        """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TO_UNPACK = Duration.ofMinutes(5);
    private static final Duration RESTARTING = Duration.ofMinutes(3);

    private final Shell shell;
    private final String socket;

    /// @param name the driver's name in Docker
    public MooringPlugin(Shell shell, String name) {
        this.shell = shell;
        this.socket = "/run/docker/plugins/" + name + ".sock";
    }

    /// The guest's architecture, as `uname -m` says.
    public String machine() {
        return shell.check(Command.of("uname", "-m")).stdout().strip();
    }

    /// Without a word on what could be installed.
    public PluginStatus status() {
        return new PluginStatus(
                shell.address().name(),
                release(),
                "",
                ok("test", "-f", CONFIGURATION),
                systemd("is-active"),
                systemd("is-enabled").equals("enabled"),
                ok("test", "-e", RESTART_NEEDED),
                ok("test", "-S", socket));
    }

    private String release() {
        String used = inUse();
        return ok("test", "-x", CURRENT + "/bin/mooring-driver") ? used.substring(used.indexOf('/') + 1) : "";
    }

    /// Where the link leads, `FOLDER/RELEASE`; empty: there is none.
    private String inUse() {
        Result link = shell.run(root("readlink", CURRENT));
        return link.ok() ? link.stdout().strip() : "";
    }

    private String systemd(String question) {
        return shell.run(root("systemctl", question, UNIT)).stdout().strip();
    }

    public boolean isInstalled(Bundle bundle) {
        return release().equals(bundle.release())
                && read(UNIT_FILE).equals(unit())
                && systemd("is-enabled").equals("enabled");
    }

    /// Brings the release into the guest, beside the one that runs: into a folder of its own each time, for the same
    /// release may be in use. The link leads to a whole one at any time, also when the guest loses its power.
    ///
    /// @param sent is told how many bytes were sent
    public void install(Bundle bundle, LongConsumer sent) {
        String folder = UUID.randomUUID().toString();
        String unpacked = UNPACKING + "/" + bundle.release();
        String archive = UNPACKING + ".tar.gz";
        run("mkdir", "-p", FOLDER);
        run("rm", "-rf", UNPACKING, archive);
        try (InputStream stream = new Counted(Files.newInputStream(bundle.file()), sent)) {
            shell.upload(stream, bundle.bytes(), archive, 0600);
        } catch (IOException e) {
            throw Failure.because(e, "plugin.noBundle", "", bundle.file());
        }
        run("mkdir", "-p", unpacked);
        shell.check(root("tar", "-xzf", archive, "-C", unpacked).timeout(TO_UNPACK));
        run("rm", "-f", archive);
        run("mv", "-T", UNPACKING, FOLDER + "/" + folder);
        sync(FOLDER);
        needRestart();
        run("ln", "-sfn", folder + "/" + bundle.release(), CURRENT + ".new");
        run("mv", "-T", CURRENT + ".new", CURRENT);
        write(UNIT_FILE, unit(), 0644);
        run("systemctl", "daemon-reload");
        run("systemctl", "enable", UNIT);
        sync(FOLDER);
        sync(UNIT_FILE);
    }

    /// Has on the disk what was written to its file system so far.
    private void sync(String file) {
        shell.check(root("sync", "-f", file).timeout(TO_UNPACK));
    }

    public boolean isConfigured(String configuration) {
        return read(CONFIGURATION).equals(configuration);
    }

    /// How the configuration differs from that, without passwords; see [Difference].
    public List<String> difference(String configuration) {
        return Difference.of(read(CONFIGURATION), configuration);
    }

    /// Follows its log from the last lines on; see [Stream#lines].
    public void follow(int lines, Consumer<String> told) {
        try (Stream log =
                shell.open(root("journalctl", "-u", UNIT, "-n", String.valueOf(lines), "-f", "-o", "short-iso"))) {
            log.lines(told);
        }
    }

    /// Writes the configuration, for root only to read; the one before is kept beside it.
    public void configure(String configuration) {
        run("mkdir", "-p", ETC);
        if (ok("test", "-f", CONFIGURATION)) {
            run("cp", "-p", CONFIGURATION, CONFIGURATION + ".old");
        }
        needRestart();
        write(CONFIGURATION, configuration, 0600);
    }

    /// Whether it runs as it was last installed and configured, and Docker can find it.
    public boolean isRunning() {
        PluginStatus status = status();
        return status.service().equals("active") && status.enabled() && !status.restartNeeded() && status.socket();
    }

    /// Restarts it, and returns when it answers. Mounts go on. Failures: `plugin.service` with the end of its
    /// log.
    public void restart() {
        Result restarted = shell.run(root("systemctl", "restart", UNIT).timeout(RESTARTING));
        if (!restarted.ok()) {
            needRestart();
            throw Failure.failed("plugin.service", shell.address().name(), String.join(" | ", log(3)));
        }
        // Not before: a connection that breaks meanwhile leaves it, and one restart too many does no harm.
        run("rm", "-f", RESTART_NEEDED);
        // The releases before it were still in use until now.
        String used = inUse();
        for (String name :
                shell.check(root("ls", "-1", FOLDER)).stdout().lines().toList()) {
            if (!used.isEmpty() && !(used + "/").startsWith(name + "/") && !name.equals("current")) {
                run("rm", "-rf", FOLDER + "/" + name);
            }
        }
    }

    /// Has the driver look whether it could do its work: log on, find its machine and the volume folder.
    /// Failures: `plugin.check` with what it says.
    public void check() {
        Result checked = shell.run(root(CURRENT + "/bin/mooring-driver", "--check", CONFIGURATION));
        if (!checked.ok()) {
            String said = checked.stdout().lines().reduce("", (_, last) -> last);
            throw Failure.failed(
                    "plugin.check", shell.address().name(), message(said).orElseGet(checked::complaint));
        }
    }

    private static Optional<String> message(String json) {
        return text(json, "message");
    }

    /// The machine that it is configured for, as the lab that did so calls it.
    public Optional<String> configuredFor() {
        return text(read(CONFIGURATION), "machine");
    }

    private static Optional<String> text(String json, String name) {
        try {
            return Optional.ofNullable(JSON.readTree(json).path(name).textValue());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /// The end of its log, oldest line first.
    public List<String> log(int lines) {
        return shell.run(root("journalctl", "-u", UNIT, "-n", String.valueOf(lines), "--no-pager", "-o", "cat"))
                .stdout()
                .lines()
                .toList();
    }

    /// Takes it out of the guest; volumes stay on the host. Failures: `plugin.mounted` while one is mounted; then it
    /// runs as it did, as it does when this is cancelled before it is stopped for good.
    public void uninstall() {
        requireUnmounted(shell.check(Command.of("cat", "/proc/mounts")).stdout());
        String script = ok("test", "-f", UNIT_FILE) ? STOP + REMOVE : REMOVE;
        // A mount may have come meanwhile.
        requireUnmounted(shell.check(Command.script(script, UNIT, STATE, UNIT_FILE, RESTART_NEEDED, socket, FOLDER, ETC)
                        .asRoot()
                        .timeout(RESTARTING))
                .stdout());
    }

    private void requireUnmounted(String mounts) {
        for (String line : mounts.lines().toList()) {
            String[] fields = line.split(" ", -1);
            if (fields.length > 1 && fields[1].startsWith(STATE + "/")) {
                throw Failure.refused("plugin.mounted", shell.address().name(), fields[1]);
            }
        }
    }

    private void needRestart() {
        run("touch", RESTART_NEEDED);
    }

    private String read(String file) {
        Result text = shell.run(root("cat", file));
        return text.ok() ? text.stdout() : "";
    }

    private void write(String file, String text, int mode) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        shell.upload(new ByteArrayInputStream(bytes), bytes.length, file, mode);
    }

    private boolean ok(String... argv) {
        return shell.run(root(argv)).ok();
    }

    private void run(String... argv) {
        shell.check(root(argv));
    }

    private static Command root(String... argv) {
        return Command.of(argv).asRoot();
    }

    private static String unit() {
        try (InputStream stream = MooringPlugin.class.getResourceAsStream("mooring.service")) {
            if (stream == null) {
                throw new IllegalStateException("mooring.service is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.because(e, "plugin.noBundle", "", "mooring.service");
        }
    }
}
