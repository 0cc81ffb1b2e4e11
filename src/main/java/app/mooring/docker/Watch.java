package app.mooring.docker;

import app.mooring.failure.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Ends a request whose time is over, wherever it waits, and has it told so. A request without a limit is left
/// alone.
final class Watch implements AutoCloseable {
    private final String name;
    private final String request;
    private final Optional<Duration> limit;
    private final Optional<ScheduledFuture<?>> end;
    private volatile boolean over;

    /// @param name the guest, as sentences call it
    /// @param request what sentences call it
    /// @param abort ends it
    Watch(String name, String request, Optional<Duration> limit, ScheduledExecutorService clock, Runnable abort) {
        this.name = name;
        this.request = request;
        this.limit = limit;
        this.end = limit.map(time -> clock.schedule(() -> end(abort), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void end(Runnable abort) {
        over = true;
        abort.run();
    }

    /// Throws that the time is over, if it is.
    void check() {
        if (over) {
            throw Failure.failed(
                    "docker.timeout",
                    name,
                    request,
                    limit.map(Duration::toSeconds).orElse(0L));
        }
    }

    /// The same bytes. Where the time is over, their end is a failure.
    InputStream guard(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                try {
                    int count = in.read(bytes, from, length);
                    if (count < 0) {
                        check();
                    }
                    return count;
                } catch (IOException e) {
                    check();
                    throw e;
                }
            }
        };
    }

    /// The request is done.
    @Override
    public void close() {
        end.ifPresent(task -> task.cancel(false));
    }
}
