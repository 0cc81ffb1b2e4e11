package app.mooring.ui.work;

import app.mooring.operation.Listener;
import org.jspecify.annotations.Nullable;

/// Something that takes its time: blocks, is interruptible, and fails with a `Failure`.
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    T run(Listener listener);
}
