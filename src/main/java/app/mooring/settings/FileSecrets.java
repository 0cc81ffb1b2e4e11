package app.mooring.settings;

import app.mooring.failure.Failure;
import app.mooring.file.SharedFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// An encrypted file, with its key in a file beside it: who gets one of them alone, as with a backup that leaves
/// the other out, has nothing. Both are for nobody else to read. Several Moorings may use it.
final class FileSecrets implements Secrets {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final Path keyFile;

    FileSecrets(Path folder) {
        this.file = folder.resolve("secrets.enc");
        this.keyFile = folder.resolve("secrets.key");
    }

    @Override
    public Optional<char[]> find(String name) {
        return Optional.ofNullable(read().getProperty(name)).map(String::toCharArray);
    }

    @Override
    public void put(String name, char[] secret) {
        change(all -> all.setProperty(name, new String(secret)));
    }

    /// No longer has it, if it had.
    void forget(String name) {
        if (find(name).isPresent()) {
            change(all -> all.remove(name));
        }
    }

    private void change(Consumer<Properties> change) {
        try {
            SharedFile.change(file, () -> {
                Properties all = read();
                change.accept(all);
                write(all);
            });
        } catch (IOException e) {
            throw Failure.because(e, "settings.write", file);
        }
    }

    private Properties read() {
        Properties all = new Properties();
        if (!Files.exists(file)) {
            return all;
        }
        try {
            byte[] sealed = decoded(file);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            all.load(new StringReader(new String(plain, StandardCharsets.UTF_8)));
            return all;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Failure.because(e, "settings.secrets", file);
        }
    }

    private void write(Properties all) {
        if (!Files.exists(keyFile)) {
            Home.writePrivate(keyFile, encoded(random(KEY_BYTES)));
        }
        try {
            StringWriter text = new StringWriter();
            all.store(text, null);
            byte[] nonce = random(NONCE_BYTES);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            Home.writePrivate(file, encoded(both));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Failure.because(e, "settings.secrets", file);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(decoded(keyFile), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] decoded(Path file) throws IOException {
        Home.requirePrivate(file);
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
