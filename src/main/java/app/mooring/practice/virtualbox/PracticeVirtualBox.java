package app.mooring.practice.virtualbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The practice lab's VirtualBox, installed: programs in a folder that are started and stopped as the real ones
/// are. No web service runs until somebody starts `vboxwebsrv`, and one that runs ends with this.
public final class PracticeVirtualBox implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final WebServer server;

    private PracticeVirtualBox(WebServer server) {
        this.server = server;
    }

    /// Puts the programs into that folder, for this model.
    ///
    /// @param folder what a lab file calls `virtualBoxFolder`; made if it is not there
    public static PracticeVirtualBox install(VirtualBoxModel model, Path folder) throws IOException {
        return install(model, folder, SILENCE);
    }

    /// With another patience.
    ///
    /// @param silence how long a connection may say nothing before it is closed
    static PracticeVirtualBox install(VirtualBoxModel model, Path folder, Duration silence) throws IOException {
        var server = new WebServer(model, silence);
        Programs.write(folder, server.wicket());
        return new PracticeVirtualBox(server);
    }

    /// Ends every web session, as if none had been used for a long while.
    public void expireSessions() {
        server.expireSessions();
    }

    /// The processes of `vboxwebsrv` end, as if they had been killed.
    public void endServices() {
        server.endServices();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
