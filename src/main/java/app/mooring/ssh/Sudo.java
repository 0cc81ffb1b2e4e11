package app.mooring.ssh;

import app.mooring.failure.Failure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// How the user of a connection becomes root.
enum Sudo {
    /// The user is root.
    NOT_NEEDED,
    /// sudo asks for nothing.
    FREE,
    /// sudo reads its password from the first line of the command's input.
    WITH_PASSWORD;

    private static final String FENCE = "--- the command's input ---";

    /// Skips what is left before the fence: sudo reads no password for a command that needs none, and three for
    /// a wrong one; neither must reach the command.
    private static final String SKIP = "while IFS= read -r l; do [ \"$l\" = \"$0\" ] && break; done; exec \"$@\"";

    /// Finds out, with commands.
    ///
    /// @param run runs a command line with an input
    static Sudo decide(Address address, Supplier<char[]> password, BiFunction<String, byte[], Result> run) {
        if (run.apply("id -u", new byte[0]).stdout().strip().equals("0")) {
            return NOT_NEEDED;
        }
        Result free = run.apply("sudo -n true", new byte[0]);
        if (free.ok()) {
            return FREE;
        }
        if (password.get().length == 0) {
            throw Failure.failed("ssh.sudo", address.name(), address.user(), free.complaint());
        }
        Result tried = run.apply(WITH_PASSWORD.line(List.of("true")), WITH_PASSWORD.lead(password));
        if (!tried.ok()) {
            throw Failure.failed("ssh.sudo", address.name(), address.user(), tried.complaint());
        }
        return WITH_PASSWORD;
    }

    /// The command line that runs these as root.
    String line(List<String> argv) {
        return switch (this) {
            case NOT_NEEDED -> Quoting.line(argv);
            case FREE -> "sudo -n -- " + Quoting.line(argv);
            case WITH_PASSWORD -> {
                List<String> fenced = new ArrayList<>(List.of("sh", "-c", SKIP, FENCE));
                fenced.addAll(argv);
                yield "sudo -k -S -p '' -- " + Quoting.line(fenced);
            }
        };
    }

    /// What comes before the command's own input.
    byte[] lead(Supplier<char[]> password) {
        if (this != WITH_PASSWORD) {
            return new byte[0];
        }
        ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password.get()));
        byte[] fence = ("\n" + FENCE + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] lead = new byte[secret.remaining() + fence.length];
        int length = secret.remaining();
        secret.get(lead, 0, length);
        System.arraycopy(fence, 0, lead, length, fence.length);
        secret.clear();
        secret.put(new byte[secret.capacity()]);
        return lead;
    }
}
