package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the web service is started when the person logs in: by a launchd agent (launchd.plist(5)) on macOS, by a
/// systemd user unit (systemd.unit(5)) on Linux. Either runs Mooring's own command, which does all the rest.
public final class LogInStart {
    private static final String SYSTEMCTL = "systemctl";

    private final Path file;
    private final String text;
    private final boolean launchd;
    private final ToIntFunction<List<String>> run;

    private LogInStart(Path file, String text, boolean launchd, ToIntFunction<List<String>> run) {
        this.file = file;
        this.text = text;
        this.launchd = launchd;
        this.run = run;
    }

    /// For a lab, on this system. Failures: `webservice.atLogIn` where the system has neither.
    ///
    /// @param command what starts the web service
    /// @param system its name, as Java has it
    public static LogInStart of(Home home, String lab, List<String> command, String system) {
        return of(home, lab, command, system, LogInStart::status);
    }

    /// @param run runs a command and returns its status
    static LogInStart of(Home home, String lab, List<String> command, String system, ToIntFunction<List<String>> run) {
        String name = lab.replace(' ', '-');
        if (system.startsWith("Mac")) {
            String label = "app.mooring.webservice." + name;
            return new LogInStart(
                    home.user().resolve("Library/LaunchAgents/" + label + ".plist"),
                    agent(label, command, environment(home)),
                    true,
                    run);
        }
        if (system.startsWith("Linux")) {
            return new LogInStart(
                    home.user().resolve(".config/systemd/user/mooring-webservice-" + name + ".service"),
                    unit(lab, command, environment(home)),
                    false,
                    run);
        }
        throw Failure.refused("webservice.atLogIn", system);
    }

    /// Whether it is.
    public boolean wanted() {
        return Files.exists(file) && (launchd || run.applyAsInt(systemctl("is-enabled", unit())) == 0);
    }

    /// Has it so from the next log-in on. Failures: `webservice.atLogIn` when systemd does not take it.
    public void want(boolean wanted) {
        try {
            if (wanted) {
                Files.createDirectories(file.getParent());
                boolean there = Files.exists(file);
                Files.writeString(file, text);
                enable(there);
            } else if (Files.exists(file)) {
                tell("disable", unit());
                Files.delete(file);
                tell("daemon-reload");
            }
        } catch (IOException e) {
            throw Failure.because(e, "webservice.atLogIn", String.valueOf(e.getMessage()));
        }
    }

    /// @param there whether the unit was there before: then it may be enabled already, and stays
    private void enable(boolean there) throws IOException {
        try {
            tell("daemon-reload");
            tell("enable", unit());
        } catch (Failure refused) {
            if (!there && refused.kind() != Failure.Kind.CANCELLED) {
                Files.deleteIfExists(file);
            }
            throw refused;
        }
    }

    private void tell(String... words) {
        List<String> command = systemctl(words);
        if (!launchd && run.applyAsInt(command) != 0) {
            throw Failure.failed("webservice.atLogIn", String.join(" ", command));
        }
    }

    private static List<String> systemctl(String... words) {
        List<String> command = new ArrayList<>(List.of(SYSTEMCTL, "--user"));
        command.addAll(List.of(words));
        return command;
    }

    private String unit() {
        return String.valueOf(file.getFileName());
    }

    private static int status(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor();
        } catch (IOException e) {
            throw Failure.because(e, "webservice.atLogIn", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    /// The variables of a person's shell are not set at log-in: the Java of this Mooring may be found by them only.
    private static Map<String, String> environment(Home home) {
        return new TreeMap<>(
                Map.of("MOORING_HOME", home.folder().toString(), "JAVA_HOME", System.getProperty("java.home")));
    }

    /// The web service goes on in the background when the command has ended.
    private static String unit(String lab, List<String> command, Map<String, String> environment) {
        return """
            [Unit]
            Description=VirtualBox's web service, as the lab %s of Mooring wants it

            [Service]
            Type=oneshot
            RemainAfterExit=yes
            %s
            ExecStart=%s

            [Install]
            WantedBy=default.target
            """.formatted(
                        lab,
                        environment.entrySet().stream()
                                .map(one -> "Environment=" + word(one.getKey() + "=" + one.getValue()))
                                .collect(Collectors.joining("\n")),
                        // Variables are looked for in the arguments, and not in the program.
                        Stream.concat(
                                        Stream.of(command.getFirst()),
                                        command.stream().skip(1).map(one -> one.replace("$", "$$")))
                                .map(LogInStart::word)
                                .collect(Collectors.joining(" ")));
    }

    private static String word(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }

    private static String agent(String label, List<String> command, Map<String, String> environment) {
        String arguments = command.stream().map(LogInStart::string).collect(Collectors.joining());
        String variables = environment.entrySet().stream()
                .map(one -> "<key>" + one.getKey() + "</key>" + string(one.getValue()))
                .collect(Collectors.joining());
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><dict>
            <key>Label</key>%s
            <key>ProgramArguments</key><array>%s</array>
            <key>EnvironmentVariables</key><dict>%s</dict>
            <key>RunAtLoad</key><true/>
            <key>AbandonProcessGroup</key><true/>
            </dict></plist>
            """.formatted(string(label), arguments, variables);
    }

    private static String string(String text) {
        return "<string>" + xml(text) + "</string>";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
