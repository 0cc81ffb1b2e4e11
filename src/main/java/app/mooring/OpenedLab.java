package app.mooring;

import app.mooring.cli.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Lab;
import app.mooring.lab.LabFile;
import app.mooring.lab.Machine;
import app.mooring.lab.MachineControl;
import app.mooring.lab.Machines;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.settings.Home;
import app.mooring.setup.Certificates;
import app.mooring.setup.WebServiceLogin;
import app.mooring.virtualbox.host.Installation;
import app.mooring.virtualbox.host.WebServiceProcess;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A lab's rooms, wired.
final class OpenedLab implements Rooms.Opened {
    private final Lab lab;
    private final Path keyFile;
    private final Path passwordFile;
    private final Path folder;
    private final WebService virtualBox;

    private OpenedLab(Home home, Lab lab) {
        this.lab = lab;
        this.folder = home.folder().resolve(lab.name());
        this.keyFile = folder.resolve("webservice.pem");
        this.passwordFile = lab.webService()
                .passwordFile()
                .orElseGet(() -> home.generatedSecret(lab.name() + "/webservice.password"));
        this.virtualBox = new WebService(endpoint());
    }

    static OpenedLab of(Home home, Optional<Path> labFile) {
        return new OpenedLab(home, LabFile.read(labFile.orElseGet(home::labFile), home.user()));
    }

    private Endpoint endpoint() {
        Lab.WebService service = lab.webService();
        Endpoint endpoint = service.login()
                ? Endpoint.of(service.uri(), service.user(), () -> Home.secret(passwordFile))
                : Endpoint.of(service.uri(), "", () -> new char[0]);
        return service.tls() && Files.exists(keyFile) ? endpoint.pinned(Certificates.read(keyFile)) : endpoint;
    }

    private Installation installation() {
        return Installation.find(lab.virtualBoxFolder(), System.getenv());
    }

    private WebServiceProcess process() {
        Lab.WebService service = lab.webService();
        return new WebServiceProcess(
                installation(),
                service.address(),
                service.port(),
                service.tls() ? Optional.of(keyFile) : Optional.empty(),
                folder);
    }

    @Override
    public List<Machine> machines() {
        return new Machines(virtualBox).list();
    }

    @Override
    public Machine machine(String name) {
        return new Machines(virtualBox).find(name);
    }

    @Override
    public boolean startMachine(String name) {
        return new MachineControl(virtualBox).start(name);
    }

    @Override
    public boolean stopMachine(String name) {
        return new MachineControl(virtualBox).stop(name);
    }

    @Override
    public List<String> prepareStorage(String name) {
        Lab.Machine wanted = lab.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage("lab.notInLab", name));
        return new MachineControl(virtualBox).prepareStorage(name, wanted.controller(), wanted.ports());
    }

    private VolumeFolder volumeFolder() {
        return new VolumeFolder(virtualBox, lab.volumeFolder());
    }

    @Override
    public List<Volume> volumes() {
        return volumeFolder().list();
    }

    @Override
    public Volume volume(String name) {
        return volumeFolder().find(name);
    }

    @Override
    public Volume createVolume(String name, long bytes) {
        return volumeFolder().create(name, bytes);
    }

    @Override
    public void removeVolume(String name) {
        volumeFolder().remove(name);
    }

    @Override
    public Rooms.WebServiceStatus webService() {
        Optional<ProcessHandle> process = process().running();
        Optional<String> version = version();
        return new Rooms.WebServiceStatus(
                lab.webService().uri().toString(),
                process.isPresent(),
                process.map(ProcessHandle::pid).orElse(0L),
                version.isPresent(),
                version.orElse(""),
                lab.webService().login(),
                lab.webService().tls());
    }

    private Optional<String> version() {
        try (WebService service = new WebService(endpoint())) {
            return Optional.of(service.call(session -> session.vbox().getVersion()));
        } catch (Failure notYet) {
            return Optional.empty();
        }
    }

    @Override
    public boolean startWebService() {
        WebServiceProcess process = process();
        boolean runs = process.running().isPresent();
        if (!runs) {
            if (lab.webService().tls()) {
                Certificates.provide(keyFile);
            }
            WebServiceLogin login = new WebServiceLogin(installation());
            if (lab.webService().login()) {
                login.require(lab.webService().user(), Home.secret(passwordFile));
            } else {
                login.open();
            }
            process.start();
            process.awaitListening();
        }
        try (WebService service = new WebService(endpoint())) {
            service.call(session -> session.vbox().getVersion());
        }
        return !runs;
    }

    @Override
    public boolean stopWebService() {
        return process().stop();
    }

    @Override
    public List<String> webServiceLog(int lines) {
        return process().tail(lines);
    }

    @Override
    public void close() {
        virtualBox.close();
    }
}
