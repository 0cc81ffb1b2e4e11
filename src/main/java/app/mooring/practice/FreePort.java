package app.mooring.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A port of the loopback interface for what listens there later, or again and again.
public final class FreePort {
    /// Below those that systems give to whoever connects (RFC 6335: from 49152; Linux: from 32768): one of these would
    /// be somebody else's by the time that it is wanted.
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int TRIES = 1000;

    /// Each is looked at once in the life of the process, so that two who ask never get the same.
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(END - FIRST));

    private FreePort() {}

    /// One that nobody listens on now, and that was not given before.
    public static int find() {
        return IntStream.generate(() -> FIRST + Math.floorMod(NEXT.getAndIncrement(), END - FIRST))
                .limit(TRIES)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(new IOException("all ports are taken")));
    }

    private static boolean isFree(int port) {
        try (Socket _ = taken(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// Takes it without listening there. A program that is started at this moment inherits the socket and
    /// has it for some milliseconds more: one that listened would keep others from listening until then. (On
    /// macOS, one that does not listen does so too.)
    ///
    /// @throws IOException if somebody listens there
    static Socket taken(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }
}
