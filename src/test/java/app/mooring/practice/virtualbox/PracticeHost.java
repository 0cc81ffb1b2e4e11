package app.mooring.practice.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.practice.FreePort;
import app.mooring.practice.MachineHardware;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.host.Installation;
import app.mooring.virtualbox.host.WebServiceProcess;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.MachineLock;
import app.mooring.virtualbox.soap.WebService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The practice VirtualBox with the machines `ubuntu2`, which runs, and `ubuntu3`, and its web service's
/// process. What their guests would be told is kept.
public final class PracticeHost implements Host, MachineHardware, BeforeAllCallback, AfterAllCallback {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Path folder;
    private VirtualBoxModel model;
    private PracticeVirtualBox installed;
    private WebServiceProcess process;
    private int port;
    private volatile Runnable whenPressed = () -> {};

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("practice");
        model = new VirtualBoxModel(folder, this, Duration.ofMillis(20));
        model.addMachine("ubuntu2", List.of("0800274D0012", "0800274D1012"));
        model.addMachine("ubuntu3", List.of("0800274D0013", "0800274D1013"));
        installed = PracticeVirtualBox.install(model, folder.resolve("programs"), Duration.ofSeconds(2));
        port = FreePort.find();
        process = process(Optional.empty());
        installation().manage(List.of("setproperty", "websrvauthlibrary", "null"));
        process.start();
        process.awaitListening();
        prepare("ubuntu2", 30);
        prepare("ubuntu3", 4);
        model.start("ubuntu2");
        assertThat(model.awaitState("ubuntu2", MachineState.Running, PATIENCE)).isTrue();
        assertThat(told.take()).isEqualTo("on ubuntu2 [0]");
    }

    private void prepare(String name, int count) {
        try (WebService service = new WebService(endpoint())) {
            service.call(session -> {
                IMachine machine = session.vbox().findMachine(name);
                try (MachineLock lock = MachineLock.lock(session, machine, LockType.Write)) {
                    lock.machine().removeStorageController("IDE");
                    lock.machine().getStorageControllerByName("SATA").setPortCount(count);
                    lock.machine().saveSettings();
                }
                return true;
            });
        }
    }

    WebServiceProcess process(Optional<Path> keyFile) {
        return new WebServiceProcess(installation(), "127.0.0.1", port, keyFile, folder.resolve("service"));
    }

    public Installation installation() {
        return Installation.find(Optional.of(folder.resolve("programs")), java.util.Map.of());
    }

    public MachineState state(String machine) {
        return model.state(machine);
    }

    VirtualBoxModel model() {
        return model;
    }

    PracticeVirtualBox installed() {
        return installed;
    }

    public int port() {
        return port;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        process.stop();
        installed.close();
        model.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.of(URI.create("http://127.0.0.1:" + port + "/"), "", () -> new char[0]);
    }

    @Override
    public String off() {
        return "ubuntu3";
    }

    @Override
    public String running() {
        return "ubuntu2";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void powerOn(String machine, List<Disk> disks) {
        told.add("on " + machine + " " + disks.stream().map(Disk::port).toList());
    }

    /// Has that done when a power button was pressed, before the machine shuts down.
    public void whenPressed(Runnable doing) {
        whenPressed = doing;
    }

    @Override
    public void powerButton(String machine) {
        told.add("button " + machine);
        whenPressed.run();
        model.guestPoweredOff(machine);
    }

    @Override
    public void powerCut(String machine) {
        told.add("cut " + machine);
    }

    @Override
    public void attached(String machine, Disk disk) {
        told.add("attached " + machine + " " + disk.port() + " " + disk.bytes());
    }

    @Override
    public void detached(String machine, Disk disk) {
        told.add("detached " + machine + " " + disk.port());
    }
}
