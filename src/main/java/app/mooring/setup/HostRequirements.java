package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.operation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// What has to hold on the host.
final class HostRequirements {
    private final Lab lab;
    private final WebServiceControl webService;
    private final Requirement found;
    private final Requirement answering;
    private final AtomicBoolean answered = new AtomicBoolean();

    HostRequirements(Lab lab, WebServiceControl webService) {
        this.lab = lab;
        this.webService = webService;
        this.found = new Requirement(
                "virtualbox.found",
                Requirements.HOST,
                "The volumes are VirtualBox's disks.",
                List.of(),
                List.of(),
                () -> webService.installation().folder().toString(),
                Optional.empty());
        this.answering = new Requirement(
                "webservice.running",
                Requirements.HOST,
                "Everything that changes machines and disks goes through VirtualBox's web service.",
                List.of("mooring webservice start"),
                List.of(found),
                this::version,
                Optional.of(this::start));
    }

    /// That the web service lets us in.
    Requirement answering() {
        return answering;
    }

    /// Whether it did when it was looked at last.
    boolean answered() {
        return answered.get();
    }

    private String version() {
        answered.set(false);
        String version = webService.version();
        answered.set(true);
        return "VirtualBox " + version + " · " + lab.webService().uri();
    }

    List<Requirement> all() {
        return List.of(found, answering, folder());
    }

    /// One that runs in another way than the lab says, another address, no login, is replaced.
    private void start(Consumer<Progress> told) {
        webService.running().ifPresent(process -> {
            told.accept(Progress.of("webservice.stop", process.pid()));
            webService.stop();
        });
        webService.start();
        if (!lab.webService().login()) {
            told.accept(Progress.of("webservice.noLogin", lab.webService().port()));
        }
    }

    private Requirement folder() {
        Path folder = lab.volumeFolder();
        return new Requirement(
                "volume.folder",
                Requirements.HOST,
                "The volumes' files lie there.",
                List.of("mkdir -p " + folder),
                List.of(),
                () -> {
                    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                        throw Failure.failed("lab.folder", folder);
                    }
                    return folder.toString();
                },
                Optional.of(_ -> make(folder)));
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.because(e, "lab.folder", folder);
        }
    }
}
