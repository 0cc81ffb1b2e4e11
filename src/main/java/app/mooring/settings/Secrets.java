package app.mooring.settings;

import app.mooring.failure.Failure;
import java.util.Optional;

/// Where passwords are kept, by name. Thread-safe.
public interface Secrets {
    /// That one, in an array of the caller's own; empty where there is none. Failures: `settings.keychain`
    /// when the keychain is locked, and nobody unlocks it in a minute.
    Optional<char[]> find(String name);

    /// That one. Failures: `settings.noSecret`, `settings.keychain`.
    default char[] require(String name) {
        return find(name).orElseThrow(() -> Failure.failed("settings.noSecret", name));
    }

    /// Keeps it, in place of the one before.
    void put(String name, char[] secret);

    /// In the system's keychain, and in an encrypted file in Mooring's folder where there is none, or it does not take
    /// one. What the file has is found either way. Neither is touched before it is needed.
    static Secrets of(Home home) {
        return new KeptSecrets(KeychainSecrets::open, new FileSecrets(home.folder()));
    }
}
