package app.mooring.lab;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A lab as its file describes it. [LabFile] reads one; every value here has been checked.
///
/// @param virtualBoxFolder the folder with `VBoxManage` and `vboxwebsrv`; empty: looked for in the usual places
/// @param volumeFolder the folder of the host that holds the volumes, absolute
/// @param driver the name of the volume driver in the guests
public record Lab(
        String name,
        Optional<Path> virtualBoxFolder,
        WebService webService,
        Path volumeFolder,
        String driver,
        List<Machine> machines) {

    public Lab {
        machines = List.copyOf(machines);
    }

    /// The same, with that web service.
    public Lab with(WebService other) {
        return new Lab(name, virtualBoxFolder, other, volumeFolder, driver, machines);
    }

    /// What the keychain calls the web service's password.
    public String webServiceSecret() {
        return name + "/webservice";
    }

    /// What the keychain calls the password of that machine's guest.
    public String sshSecret(String machine) {
        return name + "/ssh/" + machine;
    }

    /// The web service: where it is and how one logs in.
    ///
    /// @param address the host's address that the web service is bound to and is reached at
    /// @param guestAddress the host as the guests see it, where that differs
    /// @param login whether it asks for name and password; without, it lets everyone in who reaches the port
    /// @param passwordFile holds the password, alone, for nobody else to read; empty: Mooring makes one
    /// @param passwordInKeychain whether the keychain has it; then there is no file
    public record WebService(
            String address,
            String guestAddress,
            int port,
            boolean tls,
            boolean login,
            String user,
            Optional<Path> passwordFile,
            boolean passwordInKeychain) {
        /// With a password that the keychain does not have.
        public WebService(
                String address,
                String guestAddress,
                int port,
                boolean tls,
                boolean login,
                String user,
                Optional<Path> passwordFile) {
            this(address, guestAddress, port, tls, login, user, passwordFile, false);
        }

        /// The same, with the password in the keychain.
        public WebService withPasswordInKeychain() {
            return new WebService(address, guestAddress, port, tls, login, user, Optional.empty(), true);
        }

        public URI uri() {
            return URI.create((tls ? "https://" : "http://") + address + ":" + port);
        }
    }

    /// A machine of VirtualBox, and the way into its guest.
    ///
    /// @param ports how many SATA ports it should have, 1 to 30
    public record Machine(String name, String controller, int ports, Ssh ssh) {}

    /// The way into a guest.
    ///
    /// @param host a name, an address, or a `Host` of `~/.ssh/config`
    /// @param passwordInKeychain whether the keychain has the password; then there is no file
    public record Ssh(
            String host,
            int port,
            String user,
            List<Path> keys,
            Optional<Path> passwordFile,
            boolean passwordInKeychain) {
        public Ssh {
            keys = List.copyOf(keys);
        }

        /// What a person would type to get in, in words.
        public List<String> command() {
            Stream<String> files = keys.stream().flatMap(key -> Stream.of("-i", key.toString()));
            return Stream.of(Stream.of("ssh", "-p", String.valueOf(port)), files, Stream.of(user + "@" + host))
                    .flatMap(part -> part)
                    .toList();
        }

        /// With a password in that file, or without.
        public Ssh(String host, int port, String user, List<Path> keys, Optional<Path> passwordFile) {
            this(host, port, user, keys, passwordFile, false);
        }

        /// The same, with the password in the keychain.
        public Ssh withPasswordInKeychain() {
            return new Ssh(host, port, user, keys, Optional.empty(), true);
        }

        /// The same, with keys only.
        public Ssh withoutPassword() {
            return new Ssh(host, port, user, keys, Optional.empty(), false);
        }
    }
}
