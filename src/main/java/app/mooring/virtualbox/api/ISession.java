package app.mooring.virtualbox.api;

public interface ISession extends ManagedObject {
    SessionState getState();

    IMachine getMachine();

    IConsole getConsole();

    void unlockMachine();
}
