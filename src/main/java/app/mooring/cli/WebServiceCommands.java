package app.mooring.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "webservice", description = "VirtualBox's web service, which everything here goes through.")
final class WebServiceCommands extends CommandLine.Group {
    @Command(description = "Whether it runs and lets Mooring in.")
    void status() {
        top().with(lab -> top().printer().webService(lab.webService()));
    }

    @Command(description = "Start it as the lab file says.")
    void start() {
        top().with(lab -> top().printer().done(lab.startWebService() ? "Started." : "It runs already."));
    }

    @Command(description = "Stop it. Machines go on.")
    void stop() {
        top().with(lab -> top().printer().done(lab.stopWebService() ? "Stopped." : "It does not run."));
    }

    @Command(description = "Stop it if it runs, and start it.")
    void restart() {
        top().with(lab -> {
            lab.restartWebService();
            top().printer().done("Restarted.");
        });
    }

    @Command(description = "Who is connected to it.")
    void clients() {
        top().with(lab -> top().printer().clients(lab.webServiceClients()));
    }

    @Command(description = "The end of its log.")
    void log(@Option(names = "--lines", defaultValue = "50", paramLabel = "N") int lines) {
        top().with(lab -> top().printer().lines(lab.webServiceLog(lines)));
    }
}
