package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.IVirtualBoxErrorInfo;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Waiting for what VirtualBox does in the background.
public final class Progresses {
    /// Milliseconds. Short, since one long call does not keep the web session alive.
    private static final int WAIT = 2000;

    private Progresses() {}

    /// Waits until it is done. Fails with `virtualbox.operation` when it did not work; cancelled when the
    /// thread is interrupted, while VirtualBox goes on.
    public static void await(IProgress progress) {
        await(progress, why -> Failure.failed("virtualbox.operation", why));
    }

    /// The same.
    ///
    /// @param failure what to fail with, of what VirtualBox complains of
    public static void await(IProgress progress, Function<String, Failure> failure) {
        while (!progress.getCompleted()) {
            if (Thread.interrupted()) {
                throw Failure.cancelled(new InterruptedException());
            }
            progress.waitForCompletion(WAIT);
        }
        int code = progress.getResultCode();
        if (code != 0) {
            throw failure.apply(why(progress.getErrorInfo(), code));
        }
    }

    private static String why(@Nullable IVirtualBoxErrorInfo info, int code) {
        return info == null ? String.format(Locale.ROOT, "0x%08x", code) : info.getText();
    }
}
