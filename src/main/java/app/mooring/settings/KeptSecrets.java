package app.mooring.settings;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// In the keychain where there is one, else in a file.
final class KeptSecrets implements Secrets {
    private final Supplier<Optional<Secrets>> keychain;
    private final Secrets file;
    private @Nullable Secrets first;

    /// @param keychain opens it, and is asked once; empty: the system has none
    KeptSecrets(Supplier<Optional<Secrets>> keychain, Secrets file) {
        this.keychain = keychain;
        this.file = file;
    }

    private synchronized Secrets first() {
        Secrets known = first;
        if (known == null) {
            known = keychain.get().orElse(file);
            first = known;
        }
        return known;
    }

    @Override
    public Optional<char[]> find(String name) {
        return first().find(name).or(() -> file.find(name));
    }

    @Override
    public void put(String name, char[] secret) {
        first().put(name, secret);
    }
}
