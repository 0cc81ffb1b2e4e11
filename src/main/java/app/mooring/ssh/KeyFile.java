package app.mooring.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.jspecify.annotations.Nullable;

/// A private key of a file, which is read when the server wants it. That it could not be read is remembered: a
/// login goes on with other means, and ends with no word of it.
final class KeyFile implements KeyProvider {
    private final Path file;
    private final KeyProvider key;
    private volatile @Nullable IOException failure;

    KeyFile(Path file, KeyProvider key) {
        this.file = file;
        this.key = key;
    }

    Path file() {
        return file;
    }

    /// Why the key could not be read, if so: a wrong passphrase, most often.
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public PrivateKey getPrivate() throws IOException {
        return read(key::getPrivate);
    }

    @Override
    public PublicKey getPublic() throws IOException {
        return read(key::getPublic);
    }

    @Override
    public KeyType getType() throws IOException {
        return read(key::getType);
    }

    private interface Part<T> {
        T get() throws IOException;
    }

    private <T> T read(Part<T> part) throws IOException {
        try {
            return part.get();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
