package app.mooring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@OnToolkit
class WindowThreadTest {
    private final BlockingQueue<LogRecord> logged = new LinkedBlockingQueue<>();

    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord one) {
            logged.add(one);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void what_nobody_catches_is_logged() throws InterruptedException {
        IllegalStateException uncaught = new IllegalStateException("nobody foresaw this");
        Logger logger = Logger.getLogger(WindowThread.class.getName());
        boolean before = logger.getUseParentHandlers();
        Thread.UncaughtExceptionHandler usual =
                Toolkit.on(() -> Thread.currentThread().getUncaughtExceptionHandler());
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
        try {
            Toolkit.does(WindowThread::logUncaught);
            new WindowThread().execute(() -> {
                throw uncaught;
            });
            LogRecord one = logged.poll(30, TimeUnit.SECONDS);
            assertThat(one).isNotNull();
            assertThat(one.getThrown()).isSameAs(uncaught);
        } finally {
            Toolkit.does(() -> Thread.currentThread().setUncaughtExceptionHandler(usual));
            logger.setUseParentHandlers(before);
            logger.removeHandler(log);
        }
    }
}
