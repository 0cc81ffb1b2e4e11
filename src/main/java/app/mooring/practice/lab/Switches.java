package app.mooring.practice.lab;

import app.mooring.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The lab's switches for bad days: a Unix socket in its folder, which its owner alone can open. A line says
/// what to do, a line comes back: nothing in it when it is done, else why not.
final class Switches implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Switches.class.getName());
    private static final String FILE = "switches.sock";

    private final ServerSocketChannel listening;
    private final Path file;

    Switches(Path folder, UnaryOperator<String> work) throws IOException {
        file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(file));
        Thread.ofVirtual().name("switches of the practice lab").start(() -> accept(work));
    }

    private void accept(UnaryOperator<String> work) {
        while (listening.isOpen()) {
            try (SocketChannel client = listening.accept();
                    BufferedReader lines = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8))) {
                String line = Optional.ofNullable(lines.readLine()).orElse("");
                client.write(StandardCharsets.UTF_8.encode(work.apply(line) + "\n"));
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException failed) {
                LOG.log(System.Logger.Level.WARNING, "A switch failed", failed);
            }
        }
    }

    /// Has the lab in that folder do it. Failures: `practice.gone` when no lab runs there, `practice.refused`.
    static void ask(Path folder, String line) {
        String answer;
        try (SocketChannel lab = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(FILE)));
                BufferedReader lines = new BufferedReader(Channels.newReader(lab, StandardCharsets.UTF_8))) {
            lab.write(StandardCharsets.UTF_8.encode(line + "\n"));
            answer = Optional.ofNullable(lines.readLine()).orElse("the lab has ended");
        } catch (IOException gone) {
            throw Failure.because(gone, "practice.gone", folder);
        }
        if (!answer.isEmpty()) {
            throw Failure.failed("practice.refused", answer);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(file);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "switches at %s", file);
    }
}
