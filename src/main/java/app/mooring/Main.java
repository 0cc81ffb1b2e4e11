package app.mooring;

import app.mooring.cli.CommandLine;
import app.mooring.settings.Home;
import java.io.PrintWriter;
import java.nio.file.Path;

/// `mooring` on the command line.
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        Home home = Home.of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
        LogFile.open(home.folder().resolve("mooring.log"));
        Path installed = Path.of(System.getProperty("mooring.home", "target/mooring"));
        System.exit(CommandLine.run(
                (labFile, question) -> OpenedLab.of(home, installed, labFile, question),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                words));
    }
}
