package app.mooring.practice.guest;

import app.mooring.practice.EngineSite;
import app.mooring.practice.PlayedEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// An engine that remembers what it was told, says its words, and answers requests for its version and its
/// volumes, of which it has none.
final class FakeEngine implements PlayedEngine {
    final EngineSite site;
    final List<String> told = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean running;
    private volatile boolean broken;

    FakeEngine(EngineSite site) {
        this.site = site;
    }

    private void become(boolean now, String word) {
        lock.lock();
        try {
            told.add(word);
            running = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Its next end fails.
    void breaks() {
        broken = true;
    }

    boolean awaitRunning(boolean wanted) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(20);
            while (running != wanted && left > 0) {
                left = changed.awaitNanos(left);
            }
            return running == wanted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        become(true, site.pluginSocket().apply("mooring").isPresent() ? "start with plugin" : "start");
    }

    @Override
    public void stop() {
        become(false, site.pluginSocket().apply("mooring").isPresent() ? "stop with plugin" : "stop");
        breakOnce();
    }

    @Override
    public void kill() {
        become(false, "kill");
        breakOnce();
    }

    private void breakOnce() {
        if (broken) {
            broken = false;
            throw new UncheckedIOException(new IOException("broken"));
        }
    }

    @Override
    public boolean running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void serve(InputStream in, OutputStream out) {
        BufferedReader requests = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        try {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                if (line.startsWith("GET ")) {
                    String body = line.contains("/version")
                            ? "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\"}"
                            : "{\"Volumes\":[]}";
                    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n";
                    out.write((head + body).getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        } catch (IOException over) {
            // the other side ended it
        }
    }

    @Override
    public int command(List<String> words, InputStream in, OutputStream out, OutputStream err) {
        try {
            out.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
            return 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
