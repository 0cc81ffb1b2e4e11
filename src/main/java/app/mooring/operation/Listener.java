package app.mooring.operation;

/// Is told how an operation goes, in the thread that runs it, or takes it back. Returns soon and throws nothing.
public interface Listener {
    /// Cares for nothing.
    Listener SILENT = new Listener() {
        @Override
        public void started(String step) {}

        @Override
        public void progress(String step, Progress line) {}

        @Override
        public void ended(StepResult result) {}
    };

    void started(String step);

    /// Something within a step: how much was sent, what is waited for.
    void progress(String step, Progress line);

    void ended(StepResult result);
}
