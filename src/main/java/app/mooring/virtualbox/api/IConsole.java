package app.mooring.virtualbox.api;

public interface IConsole extends ManagedObject {
    MachineState getState();

    IProgress powerDown();

    /// The ACPI power button: the guest shuts itself down, if it listens.
    void powerButton();

    void reset();
}
