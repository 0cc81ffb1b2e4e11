package app.mooring.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The running bench, as tests reach it.
public final class Bench {
    public static final String HOST = env("LAB_GUEST", "10.77.0.12");
    public static final Path KEY = Path.of(env("LAB_DATA", "/var/cache/mooring-lab"), "keys", "id_lab");

    private Bench() {}

    private static String env(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }

    /// A shell in the guest that accepts its host key.
    public static GuestShell shell(String user, Login login, Path directory) {
        HostKeys hostKeys = new HostKeys(directory.resolve("known_hosts"), List.of(), (name, type, print) -> true);
        return new GuestShell(new Address("the guest", HOST, 22, user), login, hostKeys);
    }

    /// A shell in the guest with the bench's key.
    public static GuestShell shell(String user, Path directory) {
        return shell(user, Login.withKeys(List.of(KEY)).andPassword("ubuntu"::toCharArray), directory);
    }
}
