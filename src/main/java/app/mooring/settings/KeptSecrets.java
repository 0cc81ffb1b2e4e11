package app.mooring.settings;

import app.mooring.failure.Failure;
import java.util.Optional;
import java.util.function.Supplier;

/// In the keychain where there is one that takes them, else in a file. What the keychain has taken the file forgets:
/// what the file has is newer than what the keychain has.
final class KeptSecrets implements Secrets {
    private static final System.Logger LOG = System.getLogger(KeptSecrets.class.getName());

    private final Supplier<Optional<Secrets>> opening;
    private final FileSecrets file;
    private Optional<Secrets> keychain = Optional.empty();
    private boolean opened;

    /// @param opening opens the keychain, and is asked once; empty: the system has none
    KeptSecrets(Supplier<Optional<Secrets>> opening, FileSecrets file) {
        this.opening = opening;
        this.file = file;
    }

    private synchronized Optional<Secrets> keychain() {
        if (!opened) {
            keychain = opening.get();
            opened = true;
        }
        return keychain;
    }

    @Override
    public Optional<char[]> find(String name) {
        return file.find(name).or(() -> keychain().flatMap(it -> it.find(name)));
    }

    @Override
    public void put(String name, char[] secret) {
        Optional<Secrets> first = keychain();
        if (first.isPresent()) {
            try {
                first.get().put(name, secret);
                file.forget(name);
                return;
            } catch (Failure refused) {
                if (Thread.currentThread().isInterrupted() || !refused.code().equals("settings.keychain")) {
                    throw refused;
                }
                LOG.log(System.Logger.Level.WARNING, "The encrypted file has it instead", refused);
            }
        }
        file.put(name, secret);
    }
}
