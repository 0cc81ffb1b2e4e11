package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.IVirtualBoxErrorInfo;
import app.mooring.virtualbox.soap.Fault;
import org.jspecify.annotations.Nullable;

/// Something that takes a while.
final class Progress implements ModelObject, IProgress {
    private record ErrorInfo(int getResultCode, String getText) implements ModelObject, IVirtualBoxErrorInfo {}

    private final VirtualBoxModel model;
    private boolean completed;
    private @Nullable ErrorInfo error;

    Progress(VirtualBoxModel model) {
        this.model = model;
    }

    void complete() {
        completed = true;
        model.changed();
    }

    void fail(Fault.Runtime why) {
        error = new ErrorInfo(why.resultCode(), why.text());
        complete();
    }

    private void require(boolean ended) {
        if (completed != ended) {
            throw Refusals.invalidState(ended ? "Operation is not completed" : "Operation is completed");
        }
    }

    @Override
    public boolean getCompleted() {
        return completed;
    }

    @Override
    public int getPercent() {
        return completed ? 100 : 0;
    }

    @Override
    public int getResultCode() {
        require(true);
        ErrorInfo why = error;
        return why == null ? 0 : why.getResultCode();
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable IVirtualBoxErrorInfo getErrorInfo() {
        require(true);
        return error;
    }

    @Override
    public void waitForCompletion(int timeout) {
        model.await(() -> completed, timeout < 0 ? Integer.MAX_VALUE : timeout);
    }
}
