package app.mooring.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "failover",
        description =
                "Give a volume whose machine is dead to another machine. Refused while VirtualBox says that it lives.")
final class FailoverCommand implements Runnable {
    @ParentCommand
    private @Nullable CommandLine parent;

    @Parameters(paramLabel = "VOLUME")
    private String volume = "";

    @Option(names = "--to", required = true, paramLabel = "MACHINE")
    private String to = "";

    @Option(
            names = "--power-off",
            description = "Cut the power of the machine that has it first. What its guest did not write yet is lost.")
    private boolean powerOff;

    @Override
    public void run() {
        CommandLine top = Objects.requireNonNull(parent);
        top.with(lab -> top.printer().failover(lab.failover(volume, to, powerOff, top.progress())));
    }
}
