package app.mooring.virtualbox.api;

public interface INetworkAdapter extends ManagedObject {
    boolean getEnabled();

    /// Twelve hexadecimal digits, no colons.
    String getMACAddress();
}
