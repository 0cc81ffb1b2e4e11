package app.mooring.virtualbox.contract;

import app.mooring.practice.virtualbox.PracticeHost;
import app.mooring.virtualbox.soap.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// With the practice VirtualBox.
@Timeout(60)
class VboxjwsPracticeTest extends VboxjwsContract {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    @Override
    Endpoint endpoint() {
        return HOST.endpoint().within(LIMIT, LIMIT);
    }

    @Override
    String machine() {
        return HOST.off();
    }

    @Override
    Path folder() {
        return HOST.folder();
    }
}
