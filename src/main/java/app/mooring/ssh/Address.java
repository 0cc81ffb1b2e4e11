package app.mooring.ssh;

/// Where a guest is reached.
///
/// @param name what people call the guest; sentences use it
/// @param host the host's name or IP address
/// @param port the TCP port, 1 to 65535
/// @param user whom to log in as
public record Address(String name, String host, int port, String user) {
    /// The port of SSH where nothing else is said.
    public static final int DEFAULT_PORT = 22;

    public Address {
        if (host.isBlank() || user.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no address: " + user + "@" + host + ":" + port);
        }
    }

    /// As `known_hosts` writes it: the port only where it is not the default one.
    String knownHost() {
        return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
    }

    @Override
    public String toString() {
        return name + " (" + user + "@" + knownHost() + ")";
    }
}
