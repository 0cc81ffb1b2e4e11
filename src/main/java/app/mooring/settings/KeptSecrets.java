package app.mooring.settings;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// In the keychain where there is one, else in a file.
final class KeptSecrets implements Secrets {
    private final Supplier<Optional<Secrets>> opening;
    private @Nullable Optional<Secrets> opened;
    private final Secrets file;

    /// @param opening opens the keychain, once; empty: the system has none
    KeptSecrets(Supplier<Optional<Secrets>> opening, Secrets file) {
        this.opening = opening;
        this.file = file;
    }

    private synchronized Optional<Secrets> keychain() {
        Optional<Secrets> known = opened;
        if (known == null) {
            known = opening.get();
            opened = known;
        }
        return known;
    }

    @Override
    public Optional<char[]> find(String name) {
        return keychain().flatMap(kept -> kept.find(name)).or(() -> file.find(name));
    }

    @Override
    public void put(String name, char[] secret) {
        keychain().orElse(file).put(name, secret);
    }
}
