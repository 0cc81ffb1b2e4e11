package app.mooring;

import app.mooring.cli.CommandLine;
import app.mooring.settings.Home;
import app.mooring.ui.Window;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `mooring`: the command line, and by its word the window.
public final class Main {
    /// A machine that was shut down for its storage may take 2 minutes to be off, and is started again then.
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Main() {}

    public static void main(String[] words) {
        Home home = Home.of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
        LogFile.open(home.folder().resolve("mooring.log"));
        Path installed = Path.of(System.getProperty("mooring.home", "target/mooring"));
        CountDownLatch ended = new CountDownLatch(1);
        cancelAtSignals(Thread.currentThread(), ended);
        Mooring mooring = new Mooring(home, installed);
        int status = CommandLine.run(
                mooring,
                practice -> new Window(mooring, home).run(practice),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                words);
        ended.countDown();
        System.exit(status);
    }

    /// Ctrl-C and the like cancel what runs, and wait until it has taken back what it has to.
    private static void cancelAtSignals(Thread working, CountDownLatch ended) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() > 0) {
                working.interrupt();
                try {
                    if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                        System.err.println("mooring: ended before all was taken back; the next run goes on with it");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
    }
}
