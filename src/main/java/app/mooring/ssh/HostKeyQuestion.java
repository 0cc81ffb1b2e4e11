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

    /// Whether that is the guest, although it shows another key than before. Asked only where the person wanted to
    /// decide about that. Nobody accepts it who does not say so.
    default boolean acceptChanged(String name, String keyType, String fingerprint) {
        return false;
    }
}
