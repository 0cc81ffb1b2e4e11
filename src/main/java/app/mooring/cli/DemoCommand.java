package app.mooring.cli;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.migration.DemoReport;
import app.mooring.report.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "demo",
        description = "MySQL writes rows on the first machine, is destroyed, and reads them on the second.")
final class DemoCommand implements Runnable {
    @ParentCommand
    private @Nullable CommandLine parent;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report there too: as a page for a browser where it ends in .html, else as JSON.")
    private @Nullable Path file;

    @Option(
            names = "--practice",
            description = "On a practice lab of Mooring's own: no VirtualBox, Docker or machines are needed.")
    private boolean practice;

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Keep the practice lab there, and go on with it next time.")
    private @Nullable Path keep;

    @Option(
            names = "--power-cut",
            description = "Cut the power of the first machine, instead of stopping MySQL there. It is started again.")
    private boolean powerCut;

    @Override
    public void run() {
        CommandLine top = Objects.requireNonNull(parent);
        if (practice) {
            PracticeCommands.withPrepared(top, Optional.ofNullable(keep), lab -> demo(top, lab));
        } else if (keep != null) {
            throw Failure.usage("practice.keep");
        } else {
            top.with(lab -> demo(top, lab));
        }
    }

    private void demo(CommandLine top, Rooms.Opened lab) {
        Consumer<DemoReport> shown = report -> show(top, lab.lab(), report);
        shown.accept(powerCut ? lab.powerCutDemo(top.progress(), shown) : lab.demo(top.progress(), shown));
    }

    private void show(CommandLine top, Lab lab, DemoReport report) {
        top.printer().demo(report);
        Path target = file;
        if (target == null) {
            return;
        }
        try {
            Files.writeString(target, text(target, lab, report));
        } catch (IOException e) {
            throw Failure.because(e, "cli.report", target);
        }
    }

    private static String text(Path target, Lab lab, DemoReport report) {
        if (target.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            return HtmlReport.of(
                    report,
                    lab.name(),
                    lab.machines().getFirst().name(),
                    lab.machines().get(1).name(),
                    Instant.now(),
                    Locale.getDefault());
        }
        StringWriter text = new StringWriter();
        new Printer(new PrintWriter(text), true).demo(report);
        return text.toString();
    }
}
