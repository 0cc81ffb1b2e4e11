package app.mooring.practice.guest;

import java.nio.file.Path;
import java.util.List;

/// What a played guest is made of.
///
/// @param folder what is kept of it, on the host
/// @param port where its SSH server is reached on the host's loopback interface; 0: anywhere
/// @param addresses its MAC addresses, twelve hexadecimal digits each, upper case
/// @param password of its user, `ubuntu`
/// @param sudoPassword what sudo asks for; empty: for nothing
public record GuestDescription(
        String name, Path folder, int port, List<String> addresses, String password, String sudoPassword) {
    static final String HOST_KEY = "/etc/ssh/ssh_host_ecdsa_key";

    public GuestDescription {
        folder = folder.toAbsolutePath();
        addresses = List.copyOf(addresses);
    }

    /// What the guest sees as `/`.
    Path root() {
        return folder.resolve("root");
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "GuestDescription[" + name + "]";
    }
}
