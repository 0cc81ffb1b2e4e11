package app.mooring.virtualbox.api;

public interface IConsole extends ManagedObject {
    IProgress powerDown();

    /// The ACPI power button: the guest shuts itself down, if it listens.
    void powerButton();
}
