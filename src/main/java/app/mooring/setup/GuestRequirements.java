package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.operation.Progress;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What has to hold in a guest.
final class GuestRequirements {
    private static final int CONNECT_SECONDS = 5;

    private final Lab lab;
    private final Guest guest;
    private final WebServiceControl control;
    private final WebService virtualBox;
    private final PluginSetup plugin;
    private final HostRequirements host;
    private final Requirement webService;

    GuestRequirements(
            Lab lab,
            Guest guest,
            WebServiceControl control,
            WebService virtualBox,
            Path bundles,
            HostRequirements host) {
        this.lab = lab;
        this.guest = guest;
        this.control = control;
        this.virtualBox = virtualBox;
        this.plugin = new PluginSetup(lab, guest, control, bundles);
        this.host = host;
        this.webService = host.answering();
    }

    List<Requirement> all() {
        Requirement ssh = look("guest.ssh", "Mooring works in the guest through SSH.", List.of(), () -> {
            guest.shell().check(Command.of("true"));
            requireNoOther();
            Address address = guest.shell().address();
            return address.user() + "@" + address.host() + ":" + address.port();
        });
        Requirement sudo = look("guest.sudo", "The plugin is a service of the system.", List.of(ssh), () -> {
            guest.shell().check(Command.of("true").asRoot());
            return "may become root";
        });
        Requirement docker = look(
                "guest.docker",
                "The volumes are Docker's.",
                List.of(sudo),
                () -> "Docker " + guest.engine().version());
        Requirement reachable = look(
                "webservice.reachable",
                "The driver in the guest attaches and detaches disks through it.",
                List.of(ssh, webService),
                this::reach);
        List<Requirement> plugins = RexRaySetup.isWanted(lab)
                ? new RexRaySetup(lab, guest, control).requirements(sudo, docker, webService, this::requireIn)
                : own(sudo, docker);
        Requirement answering = look(
                "plugin.answering",
                "That is what all of it is for: docker volume ls.",
                List.of(plugins.getLast(), reachable),
                this::list);
        return Stream.of(List.of(ssh, sudo, docker, reachable), plugins, List.of(answering))
                .flatMap(List::stream)
                .toList();
    }

    /// What is installed and configured here is for this machine, and the address may be another one's.
    private void requireNoOther() {
        if (host.answered()) {
            attachments().requireInIfKnown(guest.name(), guest);
        }
    }

    private Attachments attachments() {
        return new Attachments(virtualBox, (_, _) -> false);
    }

    private void requireIn() {
        attachments().requireIn(guest.name(), guest);
    }

    /// A mend that is made in no guest of which VirtualBox does not say that it is this machine's.
    private Optional<Consumer<Consumer<Progress>>> here(Consumer<Consumer<Progress>> mend) {
        return Optional.of(told -> {
            requireIn();
            mend.accept(told);
        });
    }

    /// Those of Mooring's own driver.
    private List<Requirement> own(Requirement sudo, Requirement docker) {
        Requirement installed = new Requirement(
                "plugin.installed",
                guest.name(),
                "Docker asks it for the volumes.",
                List.of("mooring plugin install " + guest.name()),
                List.of(sudo, docker, webService),
                plugin::installed,
                here(plugin::install));
        Requirement configured = new Requirement(
                "plugin.configured",
                guest.name(),
                "It has to know the web service, its machine and the volume folder.",
                List.of("mooring plugin install " + guest.name()),
                List.of(installed, webService),
                plugin::configured,
                here(_ -> plugin.configure()));
        Requirement service = new Requirement(
                "plugin.service",
                guest.name(),
                "Docker has to be able to ask it.",
                List.of("sudo systemctl restart mooring"),
                List.of(configured),
                plugin::running,
                here(_ -> plugin.restart()));
        return List.of(installed, configured, service);
    }

    private Requirement look(String id, String reason, List<Requirement> needs, Supplier<String> look) {
        return new Requirement(id, guest.name(), reason, List.of(), needs, look, Optional.empty());
    }

    private String reach() {
        Lab.WebService service = lab.webService();
        Result reached = guest.shell()
                .run(Command.of(
                        "timeout",
                        String.valueOf(CONNECT_SECONDS),
                        "bash",
                        "-c",
                        ": </dev/tcp/" + service.guestAddress() + "/" + service.port()));
        if (!reached.ok()) {
            throw Failure.failed("setup.notReachable", guest.name(), service.guestAddress(), service.port());
        }
        return service.guestAddress() + ":" + service.port();
    }

    private String list() {
        if (!RexRaySetup.isWanted(lab)) {
            plugin.check();
        }
        return guest.engine().volumes().list().stream()
                        .filter(one -> lab.driver().equals(one.driver()))
                        .count() + " volumes";
    }
}
