package app.mooring.lab;

import java.util.List;

/// A machine of VirtualBox.
///
/// @param state as VirtualBox calls it
public record Machine(String name, String id, String state, List<Controller> controllers) {
    public Machine {
        controllers = List.copyOf(controllers);
    }

    /// A storage controller and how many ports it has.
    ///
    /// @param bus `SATA`, `IDE`, …
    public record Controller(String name, String bus, int ports, List<Attachment> attachments) {
        public Controller {
            attachments = List.copyOf(attachments);
        }
    }

    /// What is attached to a port.
    ///
    /// @param location the medium's file; empty: an empty drive
    public record Attachment(int port, String device, String location, boolean hotPluggable) {}
}
