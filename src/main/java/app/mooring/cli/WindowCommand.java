package app.mooring.cli;

import app.mooring.failure.Failure;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "window", description = "Open the window. So does mooring alone.")
final class WindowCommand implements Runnable {
    @ParentCommand
    private @Nullable CommandLine parent;

    @Option(
            names = "--practice",
            description = "On a practice lab. Where there is no display, the demo runs in the terminal.")
    private boolean practice;

    @Override
    public void run() {
        CommandLine top = Objects.requireNonNull(parent);
        try {
            top.screen().open(practice);
        } catch (Failure failure) {
            if (!practice || !failure.code().equals("ui.display")) {
                throw failure;
            }
            ProgressLines progress = top.progress();
            progress.lasting(failure.sentence(Locale.getDefault()) + " The same, in the terminal:");
            PracticeCommands.withPrepared(
                    top, Optional.empty(), lab -> top.printer().demo(lab.demo(progress, top.printer()::demo)));
        }
    }
}
