package app.mooring.practice.virtualbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The lab's side of its programs: what `vboxwebsrv` relays is served here, and what `VBoxManage` was told is
/// done. Listens on the loopback interface only, and lets in who knows the secret.
final class WebServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    private final VirtualBoxModel model;
    private final Duration patience;
    private final ServerSocket listening;
    private final String secret;
    private final Map<Integer, WebSessions> services = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> processes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    /// @param patience how long a connection may say nothing
    WebServer(VirtualBoxModel model, Duration patience) throws IOException {
        this.model = model;
        this.patience = patience;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = HexFormat.of().formatHex(random);
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("programs of the practice lab").start(this::accept);
    }

    Wicket wicket() {
        return new Wicket(listening.getLocalPort(), secret);
    }

    void expireSessions() {
        services.values().forEach(WebSessions::expireAll);
    }

    void endServices() {
        for (Socket process : processes) {
            try {
                process.close();
            } catch (IOException ended) {
                LOG.log(System.Logger.Level.DEBUG, "A web service ended by itself", ended);
            }
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                LOG.log(System.Logger.Level.WARNING, "A connection failed", failed);
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            DataInputStream in = Wicket.in(socket);
            byte[] said = in.readUTF().getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(said, secret.getBytes(StandardCharsets.UTF_8))) {
                return;
            }
            switch (in.readByte()) {
                case Wicket.SERVICE -> service(socket, in);
                case Wicket.CONNECTION -> connection(socket, in);
                case Wicket.COMMAND -> command(socket, in);
                default -> {}
            }
        } catch (IOException over) {
            LOG.log(System.Logger.Level.DEBUG, "A connection ended", over);
        } catch (UncheckedIOException full) {
            LOG.log(System.Logger.Level.WARNING, "The practice VirtualBox cannot keep what it was told", full);
        } finally {
            open.remove(socket);
        }
    }

    private void service(Socket socket, DataInputStream in) throws IOException {
        Duration idle = Duration.ofSeconds(in.readInt());
        String authLibrary = in.readUTF();
        int number = numbers.incrementAndGet();
        String library = model.locked(() -> {
            if (!authLibrary.isEmpty()) {
                model.authLibrary(authLibrary);
            }
            return model.authLibrary();
        });
        var sessions = new WebSessions(model, idle, library);
        services.put(number, sessions);
        processes.add(socket);
        try {
            Wicket.out(socket).writeInt(number);
            socket.setSoTimeout(0);
            while (in.read() >= 0) {
                // says nothing, and is there
            }
        } finally {
            services.remove(number);
            processes.remove(socket);
            sessions.close();
        }
    }

    private void connection(Socket socket, DataInputStream in) throws IOException {
        Optional<WebSessions> sessions = Optional.ofNullable(services.get(in.readInt()));
        if (sessions.isPresent()) {
            new HttpConnection(in, socket.getOutputStream(), sessions.get()).serve();
        }
    }

    private void command(Socket socket, DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > 1000) {
            return;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(in.readUTF());
        }
        ManageCommand.Ended ended = new ManageCommand(model).run(words);
        DataOutputStream out = Wicket.out(socket);
        out.writeInt(ended.status());
        out.writeUTF(ended.out());
        out.writeUTF(ended.err());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
