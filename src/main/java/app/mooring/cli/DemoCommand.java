package app.mooring.cli;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.migration.DemoReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report there too, as JSON.")
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
        Consumer<DemoReport> shown = report -> show(top, report);
        shown.accept(powerCut ? lab.powerCutDemo(top.progress(), shown) : lab.demo(top.progress(), shown));
    }

    private void show(CommandLine top, DemoReport report) {
        top.printer().demo(report);
        Path target = file;
        if (target == null) {
            return;
        }
        StringWriter text = new StringWriter();
        new Printer(new PrintWriter(text), true).demo(report);
        try {
            Files.writeString(target, text.toString());
        } catch (IOException e) {
            throw app.mooring.failure.Failure.because(e, "cli.report", target);
        }
    }
}
