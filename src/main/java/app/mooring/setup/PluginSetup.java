package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.Guest;
import app.mooring.lab.Lab;
import app.mooring.operation.Progress;
import app.mooring.plugin.Bundle;
import app.mooring.plugin.DriverConfiguration;
import app.mooring.plugin.MooringPlugin;
import app.mooring.plugin.PluginStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The volume plugin of one guest, as the lab wants it.
public final class PluginSetup {
    private static final long MEBIBYTE = 1L << 20;

    private final Lab lab;
    private final Guest guest;
    private final WebServiceControl webService;
    private final Path bundles;
    private final MooringPlugin plugin;

    /// @param bundles the folder with the driver's bundles
    public PluginSetup(Lab lab, Guest guest, WebServiceControl webService, Path bundles) {
        this.lab = lab;
        this.guest = guest;
        this.webService = webService;
        this.bundles = bundles;
        this.plugin = new MooringPlugin(guest.shell(), lab.driver());
    }

    private Bundle bundle() {
        return Bundle.find(bundles, plugin.machine());
    }

    String installed() {
        Bundle bundle = bundle();
        if (!plugin.isInstalled(bundle)) {
            throw Failure.failed("setup.notInstalled", guest.name());
        }
        return "release " + bundle.release();
    }

    void install(Consumer<Progress> told) {
        Bundle bundle = bundle();
        long[] last = {0};
        plugin.install(bundle, sent -> {
            long percent = 100 * sent / bundle.bytes();
            if (percent >= last[0] + 10) {
                last[0] = percent;
                told.accept(Progress.of("plugin.sent", sent / MEBIBYTE, bundle.bytes() / MEBIBYTE));
            }
        });
    }

    String configured() {
        if (!plugin.isConfigured(configuration())) {
            throw Failure.failed("setup.notConfigured", guest.name());
        }
        return "as driver " + lab.driver();
    }

    void configure() {
        plugin.configure(configuration());
    }

    private String configuration() {
        Lab.WebService service = lab.webService();
        URI url = URI.create((service.tls() ? "https://" : "http://") + service.guestAddress() + ":" + service.port());
        return new DriverConfiguration(
                        lab.driver(),
                        url.toString(),
                        service.login() ? service.user() : "",
                        new String(webService.password()),
                        webService.certificate().orElse(null),
                        guest.name(),
                        guest.machine().controller(),
                        lab.volumeFolder().toString())
                .json();
    }

    String running() {
        if (!plugin.isRunning()) {
            throw Failure.failed("setup.notRunning", guest.name());
        }
        return "active";
    }

    void check() {
        plugin.check();
    }

    void restart() {
        plugin.restart();
    }

    public PluginStatus status() {
        return plugin.status().offering(offered());
    }

    private String offered() {
        try {
            return bundle().release();
        } catch (Failure _) {
            return ""; // said when one is to be installed
        }
    }

    /// For when VirtualBox does not say whether the guest is in its machine. Failures: `plugin.otherMachine` when the
    /// plugin there is configured for another one.
    public void requireOwn() {
        plugin.configuredFor().filter(machine -> !machine.equals(guest.name())).ifPresent(other -> {
            throw Failure.refused("plugin.otherMachine", guest.shell().address().host(), guest.name(), other);
        });
    }

    /// Takes it out of the guest. Failures: `plugin.mounted` while a volume is mounted there.
    public void uninstall() {
        plugin.uninstall();
    }

    /// Installs, configures and starts what is not so already. Returns whether anything had to be changed.
    public boolean provide(Consumer<Progress> told) {
        boolean changed = false;
        if (!plugin.isInstalled(bundle())) {
            install(told);
            changed = true;
        }
        if (!plugin.isConfigured(configuration())) {
            configure();
            changed = true;
        }
        if (!plugin.isRunning()) {
            restart();
            changed = true;
        }
        return changed;
    }

    /// How its configuration differs from what the lab wants, a line each; see [app.mooring.plugin.Difference].
    public List<String> difference() {
        return plugin.difference(configuration());
    }

    /// Configures and restarts it, as far as it is not so already.
    public void reconfigure() {
        if (!plugin.isConfigured(configuration())) {
            configure();
        }
        if (!plugin.isRunning()) {
            restart();
        }
    }

    /// Follows the log of its service; see [app.mooring.ssh.Stream#lines].
    public void follow(int lines, Consumer<String> told) {
        plugin.follow(lines, told);
    }
}
