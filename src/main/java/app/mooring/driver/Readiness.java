package app.mooring.driver;

import java.io.IOException;
import java.util.Map;

/// Tells systemd that the driver answers (sd_notify(3)), where systemd wants to know. Its socket takes
/// datagrams, which Java has not for Unix sockets: the program that comes with systemd sends it.
final class Readiness {
    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    private Readiness() {}

    static void tell(Map<String, String> environment) throws InterruptedException {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return;
        }
        try {
            Process told =
                    new ProcessBuilder("systemd-notify", "--ready").inheritIO().start();
            if (told.waitFor() != 0) {
                LOG.log(System.Logger.Level.WARNING, "systemd was not told that the driver is ready");
            }
        } catch (IOException missing) {
            LOG.log(System.Logger.Level.WARNING, "systemd was not told that the driver is ready", missing);
        }
    }
}
