package app.mooring.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A command that is told something, which then ends.
public final class Fed {
    private Fed() {}

    /// What it says to that input. It must end with status 0.
    public static String output(Shell shell, Command command, byte[] input) throws IOException {
        try (Stream stream = shell.open(command)) {
            try (OutputStream stdin = stream.stdin()) {
                stdin.write(input);
            }
            String said = new String(stream.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(stream.await()).isZero();
            return said;
        }
    }
}
