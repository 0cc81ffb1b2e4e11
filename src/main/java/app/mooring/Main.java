package app.mooring;

import app.mooring.cli.CommandLine;
import app.mooring.settings.Home;
import java.io.PrintWriter;

/// `mooring` on the command line.
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        Home home = Home.of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
        System.exit(CommandLine.run(
                labFile -> OpenedLab.of(home, labFile),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                words));
    }
}
