package app.mooring.settings;

import app.mooring.failure.Failure;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// The system's keychain: that of macOS, Windows' credentials, the Secret Service of a Linux desktop. One that is
/// locked asks the person. Where nobody answers it, or it refuses, it is left alone for a while.
final class KeychainSecrets implements Secrets {
    private static final String SERVICE = "app.mooring";
    private static final System.Logger LOG = System.getLogger(KeychainSecrets.class.getName());

    /// Long enough to type the keychain's own password.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LEFT_ALONE = Duration.ofSeconds(60);

    /// What is asked of it.
    interface Keychain {
        /// Failures: a `PasswordAccessException` where it has none of that name.
        String get(String name) throws PasswordAccessException;

        void put(String name, String secret) throws PasswordAccessException;
    }

    private final Keychain keychain;
    private final Duration patience;
    private final InstantSource clock;
    private volatile Instant leftAloneUntil = Instant.MIN;

    KeychainSecrets(Keychain keychain, Duration patience, InstantSource clock) {
        this.keychain = keychain;
        this.patience = patience;
        this.clock = clock;
    }

    static Optional<Secrets> open() {
        return open(PATIENCE);
    }

    /// Empty where the system has none, as without a desktop, or where the system property `mooring.keychain` is
    /// `off`.
    static Optional<Secrets> open(Duration patience) {
        if ("off".equals(System.getProperty("mooring.keychain"))) {
            return Optional.empty();
        }
        KeychainSecrets secrets = new KeychainSecrets(new Keyrings(), patience, InstantSource.system());
        try {
            Only.KEYRING.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException none) {
            LOG.log(System.Logger.Level.DEBUG, "There is no keychain", none);
            return Optional.empty();
        } catch (TimeoutException locked) {
            secrets.leaveAlone();
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
        return Optional.of(secrets);
    }

    @Override
    public Optional<char[]> find(String name) {
        try {
            return Optional.of(answer(name, () -> keychain.get(name)).toCharArray());
        } catch (PasswordAccessException none) {
            return Optional.empty();
        }
    }

    /// Reads it back: a locked Secret Service takes nothing, and does not say so.
    @Override
    public void put(String name, char[] secret) {
        String text = new String(secret);
        try {
            String kept = answer(name, () -> {
                keychain.put(name, text);
                return keychain.get(name);
            });
            if (!kept.equals(text)) {
                throw Failure.refused("settings.keychain", name);
            }
        } catch (PasswordAccessException e) {
            throw Failure.because(e, "settings.keychain", name);
        }
    }

    /// What it answers in time. What else it throws, such as when it is locked, is not for anybody to tell apart.
    private String answer(String name, Callable<String> question) throws PasswordAccessException {
        if (clock.instant().isBefore(leftAloneUntil)) {
            throw Failure.refused("settings.keychain", name);
        }
        FutureTask<String> answer = new FutureTask<>(question);
        Thread asking = Thread.ofVirtual().name("keychain").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PasswordAccessException none) {
                throw none;
            }
            leaveAlone();
            throw Failure.because(e, "settings.keychain", name);
        } catch (TimeoutException e) {
            asking.interrupt();
            leaveAlone();
            throw Failure.because(e, "settings.keychain", name);
        } catch (InterruptedException e) {
            asking.interrupt();
            throw Failure.cancelled(e);
        }
    }

    private void leaveAlone() {
        leftAloneUntil = clock.instant().plus(LEFT_ALONE);
    }

    /// One for the process: the library hears how a prompt ended on its first connection only, and would wait in vain
    /// on another.
    private static final class Only {
        private static final ReentrantLock IN_TURN = new ReentrantLock();
        private static final FutureTask<Keyring> KEYRING = new FutureTask<>(Keyring::create);

        static {
            Thread.ofVirtual().name("keychain").start(KEYRING);
        }
    }

    /// That of java-keyring.
    private static final class Keyrings implements Keychain {
        @Override
        public String get(String name) throws PasswordAccessException {
            return inTurn(keyring -> keyring.getPassword(SERVICE, name));
        }

        @Override
        public void put(String name, String secret) throws PasswordAccessException {
            inTurn(keyring -> {
                keyring.setPassword(SERVICE, name, secret);
                return "";
            });
        }

        private interface Use {
            String of(Keyring keyring) throws PasswordAccessException;
        }

        private static String inTurn(Use use) throws PasswordAccessException {
            Keyring keyring = Only.KEYRING.resultNow();
            try {
                Only.IN_TURN.lockInterruptibly();
            } catch (InterruptedException e) {
                throw Failure.cancelled(e);
            }
            try {
                return use.of(keyring);
            } finally {
                Only.IN_TURN.unlock();
            }
        }
    }
}
