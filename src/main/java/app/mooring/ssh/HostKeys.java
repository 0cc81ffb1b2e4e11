package app.mooring.ssh;

import app.mooring.failure.Failure;
import app.mooring.file.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import org.jspecify.annotations.Nullable;

/// Which host keys are trusted: those of the `known_hosts` files, hashed entries too, and those a person
/// accepted, which go to Mooring's own file. A key that differs from the known one is refused without a
/// question, but where a person wants to decide about it. Thread-safe.
public final class HostKeys {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path own;
    private final List<Path> others;
    private final HostKeyQuestion question;
    private final boolean anew;

    /// @param own Mooring's own file, made when the first key is accepted, mode 0600
    /// @param others files that are only read; those that do not exist are left out
    public HostKeys(Path own, List<Path> others, HostKeyQuestion question) {
        this(own, others, question, false);
    }

    private HostKeys(Path own, List<Path> others, HostKeyQuestion question, boolean anew) {
        this.own = own;
        this.others = List.copyOf(others);
        this.question = question;
        this.anew = anew;
    }

    /// The same, where the person is asked about a key that differs from the known one, too. The known one is
    /// forgotten when it is accepted; what other files say is not changed.
    public HostKeys decidingAnew() {
        return new HostKeys(own, others, question, true);
    }

    /// What a connection asks while it is being made. It answers from the files only: an unknown key fails the
    /// connection, and [#settle] then has the person asked.
    Check check(Address address) {
        return new Check(address, read());
    }

    /// Decides about the key at which a connection failed; returns if the connection should be tried again.
    void settle(Check check) {
        PublicKey key = check.key;
        if (key == null) {
            return;
        }
        String name = check.address.name();
        String fingerprint = fingerprint(key);
        String type = KeyType.fromKey(key).toString();
        if (check.changed) {
            if (!anew || !question.acceptChanged(name, type, fingerprint)) {
                throw Failure.refused("ssh.hostKey.changed", name, fingerprint, check.address.knownHost(), own);
            }
        } else if (!question.accept(name, type, fingerprint)) {
            throw Failure.refused("ssh.hostKey.unknown", name, fingerprint);
        }
        try {
            SharedFile.change(own, () -> {
                if (check.changed) {
                    forget(check.address);
                }
                append(check.address, key);
            });
        } catch (IOException e) {
            throw Failure.because(e, "ssh.hostKey.file", own);
        }
    }

    /// The fingerprint as OpenSSH prints it.
    public static String fingerprint(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] blob(PublicKey key) {
        return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    }

    private List<OpenSSHKnownHosts> read() {
        List<OpenSSHKnownHosts> files = new ArrayList<>();
        List<Path> paths = new ArrayList<>(others);
        paths.addFirst(own);
        for (Path path : paths) {
            if (Files.isReadable(path)) {
                try (var reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
                    files.add(new OpenSSHKnownHosts(reader));
                } catch (IOException e) {
                    throw Failure.because(e, "ssh.hostKey.file", path);
                }
            }
        }
        return files;
    }

    private void forget(Address address) throws IOException {
        if (!Files.exists(own)) {
            return;
        }
        try (var reader = Files.newBufferedReader(own, StandardCharsets.ISO_8859_1)) {
            StringBuilder kept = new StringBuilder();
            for (var entry : new OpenSSHKnownHosts(reader).entries()) {
                if (!entry.appliesTo(address.knownHost())) {
                    kept.append(entry.getLine()).append('\n');
                }
            }
            Path fresh = Files.createTempFile(own.toAbsolutePath().getParent(), "known", "hosts", ownerOnly());
            Files.writeString(fresh, kept, StandardCharsets.ISO_8859_1, StandardOpenOption.DSYNC);
            Files.move(fresh, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void append(Address address, PublicKey key) throws IOException {
        String line = address.knownHost() + " " + KeyType.fromKey(key) + " "
                + Base64.getEncoder().encodeToString(blob(key)) + "\n";
        if (!Files.exists(own)) {
            Files.createFile(own, ownerOnly());
        }
        Files.writeString(own, line, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /// One connection's look at the host key.
    static final class Check implements HostKeyVerifier {
        private final Address address;
        private final List<OpenSSHKnownHosts> files;
        private volatile @Nullable PublicKey key;
        private volatile boolean changed;

        private Check(Address address, List<OpenSSHKnownHosts> files) {
            this.address = address;
            this.files = files;
        }

        /// Whether the connection failed at the host key.
        boolean failed() {
            return key != null;
        }

        @Override
        public boolean verify(String host, int port, PublicKey offered) {
            boolean known = false;
            for (OpenSSHKnownHosts file : files) {
                for (var entry : file.entries()) {
                    try {
                        if (!entry.appliesTo(address.knownHost())) {
                            continue;
                        }
                        known = true;
                        if (entry.appliesTo(KeyType.fromKey(offered), address.knownHost()) && entry.verify(offered)) {
                            return true;
                        }
                    } catch (IOException e) {
                        throw Failure.because(e, "ssh.hostKey.file", String.valueOf(entry.getLine()));
                    }
                }
            }
            // A key of another kind than the known one is a changed key too: whoever sits in between would offer one.
            changed = known;
            key = offered;
            return false;
        }

        @Override
        public List<String> findExistingAlgorithms(String host, int port) {
            return files.stream()
                    .flatMap(file -> file.findExistingAlgorithms(address.host(), address.port()).stream())
                    .distinct()
                    .toList();
        }
    }
}
