package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.plugin.PluginStatus;
import app.mooring.plugin.RexRay;
import app.mooring.plugin.RexRayConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// REX-Ray in one guest, for a lab whose driver it is.
public final class RexRaySetup {
    private final Lab lab;
    private final Guest guest;
    private final WebServiceControl webService;
    private final RexRay rexRay;

    public RexRaySetup(Lab lab, Guest guest, WebServiceControl webService) {
        this.lab = lab;
        this.guest = guest;
        this.webService = webService;
        this.rexRay = new RexRay(guest.shell());
    }

    /// Whether the lab's driver is REX-Ray.
    public static boolean isWanted(Lab lab) {
        return lab.driver().equals(RexRay.NAME);
    }

    /// The last one is the service.
    ///
    /// @param requireIn fails where the guest may be another machine's: nothing is mended there
    List<Requirement> requirements(Requirement sudo, Requirement docker, Requirement answering, Runnable requireIn) {
        Requirement installed = new Requirement(
                "plugin.installed",
                guest.name(),
                "Docker asks it for the volumes.",
                List.of(),
                List.of(sudo, docker),
                rexRay::installed,
                Optional.empty());
        Requirement configured = new Requirement(
                "plugin.configured",
                guest.name(),
                "It has to know the web service, its machine and the volume folder.",
                List.of(
                        "sudo cp -p " + RexRay.CONFIGURATION + " " + RexRay.CONFIGURATION
                                + ".$(date -u +%Y%m%dT%H%M%SZ)",
                        "sudo editor " + RexRay.CONFIGURATION),
                List.of(installed, answering),
                this::configured,
                Optional.of(_ -> {
                    requireIn.run();
                    rexRay.configure(configuration());
                }));
        Requirement service = new Requirement(
                "plugin.service",
                guest.name(),
                "Docker has to be able to ask it.",
                List.of("sudo systemctl restart rexray"),
                List.of(configured),
                this::running,
                Optional.of(_ -> {
                    requireIn.run();
                    rexRay.restart();
                }));
        return List.of(installed, configured, service);
    }

    private String configured() {
        List<String> differences = rexRay.differences(configuration());
        if (!differences.isEmpty()) {
            throw Failure.failed("setup.rexRayConfiguration", guest.name(), String.join("; ", differences));
        }
        return lab.webService().tls()
                ? RexRay.CONFIGURATION + "; REX-Ray does not check the web service's certificate"
                : RexRay.CONFIGURATION;
    }

    private String running() {
        if (!rexRay.isRunning()) {
            throw Failure.failed("setup.rexRayNotRunning", guest.name());
        }
        return "active";
    }

    private RexRayConfiguration configuration() {
        Lab.WebService service = lab.webService();
        return new RexRayConfiguration(
                (service.tls() ? "https://" : "http://") + service.guestAddress() + ":" + service.port(),
                service.login() ? service.user() : "",
                new String(webService.password()),
                lab.volumeFolder().toString(),
                guest.machine().controller(),
                guest.name());
    }

    public PluginStatus status() {
        return rexRay.status();
    }

    /// Configures and restarts it, as far as it is not so already. Returns whether anything had to be changed.
    public boolean provide() {
        rexRay.installed();
        boolean changed = false;
        if (!rexRay.differences(configuration()).isEmpty()) {
            rexRay.configure(configuration());
            changed = true;
        }
        if (!rexRay.isRunning()) {
            rexRay.restart();
            changed = true;
        }
        return changed;
    }

    /// How its configuration differs from what the lab wants, a line each; see [app.mooring.plugin.Difference].
    public List<String> difference() {
        return rexRay.difference(configuration());
    }

    /// Follows the log of its service; see [app.mooring.ssh.Stream#lines].
    public void follow(int lines, Consumer<String> told) {
        rexRay.follow(lines, told);
    }
}
