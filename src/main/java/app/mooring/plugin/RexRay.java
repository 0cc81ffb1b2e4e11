package app.mooring.plugin;

import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Shell;
import app.mooring.ssh.Stream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// REX-Ray in a guest whose owner has it: configured and restarted here, never installed and never removed. Its
/// volumes and those of Mooring's own driver are the same files.
public final class RexRay {
    /// What the driver is called in Docker, and in the lab file.
    public static final String NAME = "rexray";

    public static final String CONFIGURATION = "/etc/rexray/config.yml";
    /// The service in the guest.
    public static final String UNIT = "rexray.service";
    private static final String SOCKET = "/run/docker/plugins/rexray.sock";

    /// In a folder that a restart of the guest empties, as that restarts the service too.
    private static final String RESTART_NEEDED = "/run/mooring.rexray.restart-needed";

    private static final String KEEP = "[ ! -e \"$1\" ] || cp -p -- \"$1\" \"$1.$(date -u +%Y%m%dT%H%M%SZ)\"";
    private static final Duration RESTARTING = Duration.ofMinutes(3);

    private final Shell shell;

    public RexRay(Shell shell) {
        this.shell = shell;
    }

    /// Where its program is. Failures: `plugin.noRexRay` without its program or its service.
    public String installed() {
        Result program = program();
        if (!program.ok() || !ok("systemctl", "cat", UNIT)) {
            throw Failure.failed("plugin.noRexRay", shell.address().name());
        }
        return program.stdout().strip();
    }

    private Result program() {
        return shell.run(Command.script("command -v rexray").asRoot());
    }

    /// How its configuration differs; see [RexRayConfiguration#differences].
    public List<String> differences(RexRayConfiguration wanted) {
        Result text = shell.run(root("cat", CONFIGURATION));
        return wanted.differences(text.ok() ? text.stdout() : "");
    }

    /// The same, as lines of the file that go and come; see [Difference].
    public List<String> difference(RexRayConfiguration wanted) {
        Result text = shell.run(root("cat", CONFIGURATION));
        String found = text.ok() ? text.stdout() : "";
        return wanted.differences(found).isEmpty() ? List.of() : Difference.of(found, wanted.yaml());
    }

    /// Follows its log from the last lines on; see [Stream#lines].
    public void follow(int lines, Consumer<String> told) {
        try (Stream log =
                shell.open(root("journalctl", "-u", UNIT, "-n", String.valueOf(lines), "-f", "-o", "short-iso"))) {
            log.lines(told);
        }
    }

    /// Writes the configuration, for root only to read, wholly or not at all. The file before it is kept beside
    /// it, with the time as its ending.
    public void configure(RexRayConfiguration wanted) {
        run("mkdir", "-p", "/etc/rexray");
        shell.check(Command.script(KEEP, CONFIGURATION).asRoot());
        run("touch", RESTART_NEEDED);
        byte[] bytes = wanted.yaml().getBytes(StandardCharsets.UTF_8);
        shell.upload(new ByteArrayInputStream(bytes), bytes.length, CONFIGURATION, 0600);
    }

    /// Whether it runs as it was last configured, and Docker can find it.
    public boolean isRunning() {
        return systemd("is-active").equals("active") && !ok("test", "-e", RESTART_NEEDED) && ok("test", "-S", SOCKET);
    }

    /// Restarts it. Containers go on, with what they have mounted. Failures: `plugin.rexRay` with the end of
    /// its log.
    public void restart() {
        // It does not make that folder itself.
        run("mkdir", "-p", "/run/docker/plugins");
        if (!shell.run(root("systemctl", "restart", UNIT).timeout(RESTARTING)).ok()) {
            run("touch", RESTART_NEEDED);
            List<String> log = shell.run(root("journalctl", "-u", UNIT, "-n", "3", "--no-pager", "-o", "cat"))
                    .stdout()
                    .lines()
                    .toList();
            throw Failure.failed("plugin.rexRay", shell.address().name(), String.join(" | ", log));
        }
        // Not before: a connection that breaks meanwhile leaves it, and one restart too many does no harm.
        run("rm", "-f", RESTART_NEEDED);
    }

    public PluginStatus status() {
        return new PluginStatus(
                shell.address().name(),
                program().ok() ? "REX-Ray" : "",
                "",
                ok("test", "-f", CONFIGURATION),
                systemd("is-active"),
                systemd("is-enabled").equals("enabled"),
                ok("test", "-e", RESTART_NEEDED),
                ok("test", "-S", SOCKET));
    }

    private String systemd(String question) {
        return shell.run(root("systemctl", question, UNIT)).stdout().strip();
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
}
