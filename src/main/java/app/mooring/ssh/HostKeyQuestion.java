package app.mooring.ssh;

/// Asks a person whether a guest that was never seen is the one they mean. Asked in the thread of whoever needs
/// the connection, with no connection waiting: the person may take their time.
@FunctionalInterface
public interface HostKeyQuestion {
    /// Never accepts.
    HostKeyQuestion NO = (name, keyType, fingerprint) -> false;

    /// Whether that is the guest.
    ///
    /// @param name what people call the guest
    /// @param keyType as in `ssh-ed25519`
    /// @param fingerprint as OpenSSH prints it: `SHA256:` and base 64 without padding
    boolean accept(String name, String keyType, String fingerprint);
}
