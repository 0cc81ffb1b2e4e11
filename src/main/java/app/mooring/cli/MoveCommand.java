package app.mooring.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "move",
        description = "Move a container with its volumes to another machine. When it fails, it runs where it was.")
final class MoveCommand implements Runnable {
    @ParentCommand
    private @Nullable CommandLine parent;

    @Parameters(paramLabel = "CONTAINER")
    private String container = "";

    @Option(names = "--to", required = true, paramLabel = "MACHINE")
    private String to = "";

    @Override
    public void run() {
        CommandLine top = Objects.requireNonNull(parent);
        top.with(lab -> top.printer().move(lab.move(container, to, top.progress())));
    }
}
