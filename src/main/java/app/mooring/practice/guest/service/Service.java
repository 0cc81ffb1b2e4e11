package app.mooring.practice.guest.service;

/// What a unit runs. It may be started again after it ended.
public interface Service {
    /// Returns when it is ready. Failures are [app.mooring.failure.Failure].
    void start();

    /// Ends it in order.
    void stop();

    /// Ends it as a power cut does: at once, in whatever it does.
    void kill();
}
