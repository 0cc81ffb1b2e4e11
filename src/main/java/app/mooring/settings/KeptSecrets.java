package app.mooring.settings;

import java.util.Optional;
import java.util.function.Supplier;

/// In the keychain where there is one, else in a file.
final class KeptSecrets implements Secrets {
    private final Supplier<Optional<Secrets>> keychain;
    private final Secrets file;

    /// @param keychain opens it; empty: the system has none
    KeptSecrets(Supplier<Optional<Secrets>> keychain, Secrets file) {
        this.keychain = keychain;
        this.file = file;
    }

    @Override
    public Optional<char[]> find(String name) {
        return keychain.get().flatMap(kept -> kept.find(name)).or(() -> file.find(name));
    }

    @Override
    public void put(String name, char[] secret) {
        keychain.get().orElse(file).put(name, secret);
    }
}
