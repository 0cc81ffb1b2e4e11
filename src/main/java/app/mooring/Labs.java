package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabFile;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The lab files that a person has: the usual one, and those in the folder `labs`.
record Labs(Home home, Secrets secrets) {
    private static final String WEB_SERVICE = "webservice";
    private static final String SSH = "ssh/";

    private Path folder() {
        return home.folder().resolve("labs");
    }

    List<Path> all() {
        Stream<Path> usual = Stream.of(home.labFile()).filter(Files::isRegularFile);
        if (!Files.isDirectory(folder())) {
            return usual.toList();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return Stream.concat(
                            usual,
                            files.filter(file ->
                                            String.valueOf(file.getFileName()).endsWith(".json"))
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            throw Failure.because(e, "settings.folder", folder());
        }
    }

    List<Rooms.Listed> listed() {
        return all().stream()
                .map(file -> new Rooms.Listed(
                        file,
                        nameIn(file)
                                .orElseGet(
                                        () -> String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""))))
                .toList();
    }

    /// @param another whether none of that name may be there
    /// @param passwords by what they are for: `webservice`, or `ssh/MACHINE`
    Path write(Lab wanted, boolean another, Map<String, char[]> passwords) {
        Lab lab = keptInKeychain(wanted, passwords);
        Path file = all().stream()
                .filter(one -> nameIn(one).filter(lab.name()::equals).isPresent())
                .findFirst()
                .orElseGet(() -> folder().resolve(lab.name() + ".json"));
        if (another && Files.exists(file)) {
            throw Failure.refused("settings.labExists", lab.name(), file);
        }
        passwords.forEach((use, password) -> secrets.put(lab.name() + "/" + use, password));
        LabFile.write(file, lab);
        return file;
    }

    /// Empty for a file that is none, or is broken.
    private Optional<String> nameIn(Path file) {
        try {
            return Optional.of(LabFile.read(file, home.user()).name());
        } catch (Failure broken) {
            return Optional.empty();
        }
    }

    private static Lab keptInKeychain(Lab lab, Map<String, char[]> passwords) {
        List<Lab.Machine> machines = lab.machines().stream()
                .map(machine -> passwords.containsKey(SSH + machine.name())
                        ? new Lab.Machine(
                                machine.name(),
                                machine.controller(),
                                machine.ports(),
                                machine.ssh().withPasswordInKeychain())
                        : machine)
                .toList();
        return new Lab(
                lab.name(),
                lab.virtualBoxFolder(),
                passwords.containsKey(WEB_SERVICE) ? lab.webService().withPasswordInKeychain() : lab.webService(),
                lab.volumeFolder(),
                lab.driver(),
                machines);
    }
}
