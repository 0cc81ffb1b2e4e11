package app.mooring.ssh;

import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/// sshj says nothing by itself: what goes wrong in it is thrown too, and told as a failure. Whoever looks at a guest
/// every few seconds would fill the log with one that is off.
final class Silent implements LoggerFactory {
    @Override
    public Logger getLogger(String name) {
        return NOPLogger.NOP_LOGGER;
    }

    @Override
    public Logger getLogger(Class<?> of) {
        return NOPLogger.NOP_LOGGER;
    }
}
