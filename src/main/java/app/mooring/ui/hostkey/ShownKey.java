package app.mooring.ui.hostkey;

/// A host key that is to be decided about.
///
/// @param name what people call the guest
/// @param keyType as in `ssh-ed25519`
/// @param fingerprint as OpenSSH prints it
/// @param changed whether the guest had another one before
public record ShownKey(String name, String keyType, String fingerprint, boolean changed) {}
