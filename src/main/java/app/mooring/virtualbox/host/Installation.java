package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with VirtualBox's programs.
public record Installation(Path folder) {
    /// The names that the programs have on Windows end in that.
    private static final String WINDOWS = ".exe";

    /// The folder given, else the first of the usual places that has the programs. (An app started by the macOS
    /// Finder does not get the shell's PATH: the PATH alone is not enough.) Failures:
    /// `virtualbox.installation`.
    public static Installation find(Optional<Path> given, Map<String, String> environment) {
        List<Path> places = given.map(List::of).orElseGet(() -> usualPlaces(environment));
        return places.stream()
                .map(Installation::new)
                .filter(installation -> installation.program("VBoxManage").isPresent()
                        && installation.program("vboxwebsrv").isPresent())
                .findFirst()
                .orElseThrow(() -> Failure.failed(
                        "virtualbox.installation",
                        String.join(", ", places.stream().map(Path::toString).toList())));
    }

    private static List<Path> usualPlaces(Map<String, String> environment) {
        List<Path> places = new ArrayList<>();
        Stream.of("VBOX_MSI_INSTALL_PATH", "VBOX_INSTALL_PATH")
                .map(name -> environment.getOrDefault(name, ""))
                .flatMap(Installation::place)
                .forEach(places::add);
        places.add(Path.of("/Applications/VirtualBox.app/Contents/MacOS"));
        places.add(Path.of("/usr/lib/virtualbox"));
        places.add(Path.of("/opt/VirtualBox"));
        places.add(Path.of("C:\\Program Files\\Oracle\\VirtualBox"));
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .flatMap(Installation::place)
                .forEach(places::add);
        return places;
    }

    /// Whoever set the variable may have put anything there, such as quotes on Windows.
    private static Stream<Path> place(String folder) {
        try {
            return folder.isBlank() ? Stream.of() : Stream.of(Path.of(folder));
        } catch (InvalidPathException none) {
            return Stream.of();
        }
    }

    /// That program's file.
    public Optional<Path> program(String name) {
        return Stream.of(folder.resolve(name), folder.resolve(name + WINDOWS))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs `VBoxManage` with those arguments, and returns what it prints. Failures: `virtualbox.manage` with
    /// its complaint.
    public String manage(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program("VBoxManage").orElseThrow().toString());
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw Failure.failed(
                        "virtualbox.manage",
                        arguments.getFirst(),
                        output.lines().findFirst().orElse(""));
            }
            return output;
        } catch (IOException e) {
            throw Failure.because(e, "virtualbox.manage", arguments.getFirst(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }
}
