package app.mooring.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// A port of the loopback interface for what listens there later, or again and again.
public final class FreePort {
    /// Below those that systems give to whoever connects (RFC 6335: from 49152; Linux: from 32768): one of these would
    /// be somebody else's by the time that it is wanted.
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int TRIES = 1000;

    private FreePort() {}

    /// One that nobody listens on now.
    public static int find() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, END))
                .limit(TRIES)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(new IOException("all ports are taken")));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
