package app.mooring.practice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A program of the practice lab: a text that its first line says how to run.
public final class Script {
    private Script() {}

    /// It can be started when this returns, by its owner. Another process writes it: what is started elsewhere
    /// while this process has a file open for writing inherits that for some milliseconds, and for as long the
    /// system starts no program from it (`ETXTBSY`, "Text file busy").
    public static void write(Path file, String text) throws IOException {
        Process writer = new ProcessBuilder("/bin/sh", "-c", "cat > \"$0\" && chmod u+x \"$0\"", file.toString())
                .redirectErrorStream(true)
                .start();
        try (OutputStream out = writer.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // before it had read all: it says why
        }
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (writer.onExit().join().exitValue() != 0) {
            throw new IOException(file + ": " + said.strip());
        }
    }
}
