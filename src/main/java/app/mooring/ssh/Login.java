package app.mooring.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a user has to show to get in: keys first, then the agent's keys, then the password.
///
/// Secrets are asked for when they are needed and not kept. The array a supplier returns is the caller's to
/// keep: it is copied before use. An empty array means that there is none.
///
/// @param keyFiles private keys in any of OpenSSH's formats; files that do not exist are left out
/// @param passphrase the passphrase of a key file that is encrypted
/// @param agent the socket of an ssh-agent
/// @param password for the methods `password` and `keyboard-interactive`
/// @param sudoPassword what sudo wants in the guest
public record Login(
        List<Path> keyFiles,
        Function<Path, char[]> passphrase,
        Optional<Path> agent,
        Supplier<char[]> password,
        Supplier<char[]> sudoPassword) {
    public Login {
        keyFiles = List.copyOf(keyFiles);
    }

    /// With these keys and nothing else.
    public static Login withKeys(List<Path> keyFiles) {
        return new Login(keyFiles, file -> none(), Optional.empty(), Login::none, Login::none);
    }

    private static char[] none() {
        return new char[0];
    }

    /// And with a password, which is sudo's as well.
    public Login andPassword(Supplier<char[]> other) {
        return new Login(keyFiles, passphrase, agent, other, other);
    }

    /// And with the keys of the agent at that socket.
    public Login andAgent(Path socket) {
        return new Login(keyFiles, passphrase, Optional.of(socket), password, sudoPassword);
    }

    /// And with the agent that `SSH_AUTH_SOCK` names, if it names one.
    public Login andAgent() {
        String socket = System.getenv("SSH_AUTH_SOCK");
        return socket == null || socket.isBlank() ? this : andAgent(Path.of(socket));
    }

    @Override
    public String toString() {
        return "Login" + keyFiles;
    }
}
