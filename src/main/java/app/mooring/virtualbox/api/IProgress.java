package app.mooring.virtualbox.api;

public interface IProgress extends ManagedObject {
    boolean getCompleted();

    int getPercent();

    int getResultCode();

    IVirtualBoxErrorInfo getErrorInfo();

    /// Waits at most `timeout` ms. Keep it well below the web service's session time-out (300 s).
    void waitForCompletion(int timeout);
}
