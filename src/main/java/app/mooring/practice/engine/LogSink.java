package app.mooring.practice.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Sends lines of a log to a client: as frames, or as they are where the container has a terminal.
final class LogSink implements ContainerLog.Reader {
    private final OutputStream stdout;
    private final OutputStream stderr;
    private final boolean wantsOut;
    private final boolean wantsErr;
    private final boolean times;
    private final Deque<ContainerLog.Line> held = new ArrayDeque<>();

    LogSink(OutputStream out, boolean tty, boolean wantsOut, boolean wantsErr, boolean times) {
        this(tty ? out : FrameOutput.stdout(out), tty ? out : FrameOutput.stderr(out), wantsOut, wantsErr, times);
    }

    LogSink(OutputStream stdout, OutputStream stderr, boolean wantsOut, boolean wantsErr, boolean times) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.wantsOut = wantsOut;
        this.wantsErr = wantsErr;
        this.times = times;
    }

    /// Sends the last lines of what there is; where what follows begins.
    long tail(ContainerLog log, int count) throws IOException, InterruptedException {
        long end = log.length();
        log.read(0, false, line -> {
            held.addLast(line);
            if (held.size() > count) {
                held.removeFirst();
            }
        });
        for (ContainerLog.Line line : held) {
            line(line);
        }
        held.clear();
        return end;
    }

    @Override
    public void line(ContainerLog.Line line) throws IOException {
        boolean err = line.stream().equals("stderr");
        if (err ? wantsErr : wantsOut) {
            String text = times ? line.time() + " " + line.text() : line.text();
            OutputStream out = err ? stderr : stdout;
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
