package app.mooring.practice.virtualbox;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

/// The program `vboxwebsrv` of the practice lab: it listens, and relays what comes to the lab, so that its end
/// is the end of the web service. Like the real one it starts without looking whether the port is free, and
/// says in its log that it listens.
public final class WebServiceMain {
    private static final int SILENCE = 300_000;

    private final Wicket wicket;
    private final ServiceOptions options;
    private final Consumer<String> log;

    private WebServiceMain(Wicket wicket, ServiceOptions options, Consumer<String> log) {
        this.wicket = wicket;
        this.options = options;
        this.log = log;
    }

    /// Runs the program.
    ///
    /// @param words the program's own path, then its options
    public static void main(String[] words) throws IOException {
        ServiceOptions options;
        try {
            options = ServiceOptions.of(Arrays.asList(words).subList(1, words.length));
        } catch (IllegalArgumentException wrong) {
            System.err.println("vboxwebsrv: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        if (options.switches().contains('h')) {
            System.out.println("Mooring practice lab web service " + VERSION + "\n\nUsage: vboxwebsrv [options]");
            return;
        }
        if (options.values().containsKey('P')) {
            Files.writeString(
                    Path.of(options.value('P', "")), ProcessHandle.current().pid() + "\n");
        }
        System.exit(run(Path.of(words[0]).toAbsolutePath().getParent(), options));
    }

    static final String VERSION = "7.2.22";

    private static int run(Path folder, ServiceOptions options) throws IOException {
        String file = options.value('F', "");
        if (file.isEmpty()) {
            return run(folder, options, System.out);
        }
        try (var lines = new PrintStream(Files.newOutputStream(Path.of(file)), true, StandardCharsets.UTF_8)) {
            return run(folder, options, lines);
        }
    }

    private static int run(Path folder, ServiceOptions options, PrintStream lines) {
        Consumer<String> log = line -> lines.println(Instant.now() + " main     " + line);
        log.accept("Mooring practice lab web service " + VERSION);
        try {
            new WebServiceMain(Wicket.of(folder), options, log).serve();
            return 0;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException failed) {
            log.accept("#### FAILED: " + failed);
            return 1;
        }
    }

    private void serve() throws IOException, GeneralSecurityException {
        try (ServerSocket listening = listening();
                Socket service = wicket.open(Wicket.SERVICE)) {
            DataOutputStream out = Wicket.out(service);
            out.writeInt(options.number('t', 300));
            out.writeUTF(options.value('A', ""));
            int number = Wicket.in(service).readInt();
            log.accept("Socket connection successful: master socket = " + listening.getLocalPort());
            Thread.startVirtualThread(() -> awaitEnd(service, listening));
            relayAll(listening, number);
        }
    }

    /// Returns when the lab has ended it, which is no failure.
    private void relayAll(ServerSocket listening, int number) throws IOException {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                Thread.startVirtualThread(() -> relay(client, number));
            }
        } catch (SocketException broken) {
            if (!listening.isClosed()) {
                throw broken;
            }
        }
    }

    /// Nothing comes from the lab but its end.
    private void awaitEnd(Socket service, ServerSocket listening) {
        try (listening) {
            service.getInputStream().read();
        } catch (IOException over) {
            log.accept("The practice lab broke off: " + over.getMessage());
        }
    }

    private ServerSocket listening() throws IOException, GeneralSecurityException {
        ServerSocket socket = options.switches().contains('s')
                ? PemKey.read(Path.of(options.value('K', "")))
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket()
                : new ServerSocket();
        socket.setReuseAddress(true);
        InetAddress address = InetAddress.getByName(options.value('H', "localhost"));
        if (!address.isLoopbackAddress()) {
            throw new IOException("the practice lab listens on the loopback interface only, not on " + address);
        }
        socket.bind(new InetSocketAddress(address, options.number('p', 18083)), 100);
        return socket;
    }

    private void relay(Socket client, int number) {
        try (client;
                Socket lab = wicket.open(Wicket.CONNECTION)) {
            client.setTcpNoDelay(true);
            client.setSoTimeout(SILENCE);
            if (client instanceof SSLSocket secure) {
                secure.startHandshake();
            }
            Wicket.out(lab).writeInt(number);
            Thread answers = Thread.startVirtualThread(() -> copy(lab, client));
            pump(client.getInputStream(), lab.getOutputStream());
            lab.shutdownOutput();
            answers.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException over) {
            if (options.switches().contains('v')) {
                log.accept("A connection ended: " + over.getMessage());
            }
        }
    }

    private static void copy(Socket lab, Socket client) {
        try (client;
                lab) {
            pump(lab.getInputStream(), client.getOutputStream());
        } catch (IOException over) {
            return; // either side has gone: the other is closed
        }
    }

    private static void pump(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[16 << 10];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            out.write(bytes, 0, read);
            out.flush();
        }
    }
}
