package app.mooring.ssh;

import app.mooring.bench.BenchEnvironment;
import java.nio.file.Path;
import java.util.List;

/// The running bench, as tests reach it.
public final class Bench {
    public static final String HOST = BenchEnvironment.GUESTS.getFirst().address();
    public static final Path KEY = BenchEnvironment.KEY;

    private Bench() {}

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
