package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program of the guest, run to its end. Arguments are never seen by a shell.
///
/// @param output what it said, on either stream, in English
record Command(List<String> line, int status, String output) {
    private static final int MOST = 64 << 10;

    static Command run(String... line) {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output;
            try (InputStream said = process.getInputStream()) {
                output = new String(said.readNBytes(MOST), StandardCharsets.UTF_8);
                said.skip(Long.MAX_VALUE);
            }
            return new Command(List.of(line), process.waitFor(), output.strip());
        } catch (IOException absent) {
            throw Failure.because(absent, "driver.noCommand", line[0]);
        } catch (InterruptedException interrupted) {
            throw Failure.cancelled(interrupted);
        }
    }

    /// Fails unless it ended with status 0.
    void succeeded(String code, Object subject) {
        if (status != 0) {
            throw Failure.failed(code, subject, line.getFirst(), status, output);
        }
    }
}
