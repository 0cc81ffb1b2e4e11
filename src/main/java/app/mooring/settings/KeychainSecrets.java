package app.mooring.settings;

import app.mooring.failure.Failure;
import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;

/// The system's keychain: that of macOS, Windows' credentials, the Secret Service of a Linux desktop.
final class KeychainSecrets implements Secrets {
    private static final String SERVICE = "app.mooring";
    private static final System.Logger LOG = System.getLogger(KeychainSecrets.class.getName());

    private final Keyring keyring;

    private KeychainSecrets(Keyring keyring) {
        this.keyring = keyring;
    }

    /// Empty where the system has none, as without a desktop, or where the system property `mooring.keychain` is
    /// `off`.
    static Optional<Secrets> open() {
        if ("off".equals(System.getProperty("mooring.keychain"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeychainSecrets(Keyring.create()));
        } catch (BackendNotSupportedException none) {
            LOG.log(System.Logger.Level.DEBUG, "There is no keychain", none);
            return Optional.empty();
        }
    }

    /// Keychains do not tell that there is none from that it is not given out.
    @Override
    public Optional<char[]> find(String name) {
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, name)).map(String::toCharArray);
        } catch (PasswordAccessException none) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String name, char[] secret) {
        try {
            keyring.setPassword(SERVICE, name, new String(secret));
        } catch (PasswordAccessException e) {
            throw Failure.because(e, "settings.keychain", name);
        }
    }
}
