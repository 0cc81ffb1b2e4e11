package app.mooring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/// Where the log goes: into a file of Mooring's folder, never between what a command prints.
final class LogFile {
    private static final int LIMIT = 1 << 20;
    private static final int KEPT = 2;

    private LogFile() {}

    /// Without a file that can be written there is no log.
    static void open(Path file) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Handler handler = new FileHandler(file + ".%g", LIMIT, KEPT, true);
            // Connections that are closed while the process ends may still want to say something.
            handler.setErrorManager(new ErrorManager() {
                @Override
                public void error(String message, Exception exception, int code) {}
            });
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
        } catch (IOException e) {
            root.setLevel(Level.OFF);
        }
        // Where several threads ask for their first loggers at once, SLF4J says so on standard error.
        LoggerFactory.getILoggerFactory();
    }
}
