package app.mooring.operation;

/// Is told how an operation goes, in the thread that runs it, or takes it back. Returns soon and throws nothing.
public interface Listener {
    /// Cares for nothing.
    Listener SILENT = new Listener() {
        @Override
        public void started(String step) {}

        @Override
        public void progress(String step, String line) {}

        @Override
        public void ended(StepResult result) {}
    };

    void started(String step);

    /// Something within a step, in words a person reads: how much was sent, what is waited for.
    void progress(String step, String line);

    void ended(StepResult result);
}
