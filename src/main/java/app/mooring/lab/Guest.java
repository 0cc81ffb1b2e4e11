package app.mooring.lab;

import app.mooring.docker.Engine;
import app.mooring.failure.Failure;
import app.mooring.ssh.Command;
import app.mooring.ssh.Shell;
import app.mooring.virtualbox.MacAddresses;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The system in a machine of the lab, as it is reached through SSH: nothing is connected before it is asked
/// for.
public record Guest(Lab.Machine machine, Shell shell, Engine engine) implements AutoCloseable {
    private static final Set<String> AWAY = Set.of("ssh.unreachable", "ssh.broken", "ssh.timeout");

    /// Says the MAC addresses. Not all that is there is an interface, and those of containers come and go.
    public static final String ADDRESSES = """
        for one in $(ls /sys/class/net); do
          if [ -e "/sys/class/net/$one/address" ]; then
            cat "/sys/class/net/$one/address" 2>/dev/null || true
          fi
        done
        """;

    private static final Duration QUESTION = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    public String name() {
        return machine.name();
    }

    /// Whether it can be spoken to right now. Failures: those that time does not mend, such as a wrong key.
    public boolean answers() {
        try {
            return shell.run(Command.of("true").timeout(QUESTION)).ok();
        } catch (Failure failure) {
            if (AWAY.contains(failure.code())) {
                return false;
            }
            throw failure;
        }
    }

    /// The MAC addresses of its network interfaces, twelve hexadecimal digits each, upper case.
    public Set<String> addresses() {
        return shell.check(Command.script(ADDRESSES))
                .stdout()
                .lines()
                .map(MacAddresses::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Returns when it can be spoken to, as after a start of its machine. Nobody tells when a guest's SSH
    /// server begins to listen, so it is tried. Failures: `lab.guestAway` when it does not within that time.
    public void awaitAnswer(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!answers()) {
            try {
                if (System.nanoTime() > end || new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw Failure.failed("lab.guestAway", name(), atMost.toSeconds());
                }
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
        }
    }

    @Override
    public void close() {
        engine.close();
        shell.close();
    }
}
