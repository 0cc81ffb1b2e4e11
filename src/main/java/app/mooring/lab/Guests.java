package app.mooring.lab;

import app.mooring.docker.DialedEngine;
import app.mooring.failure.Failure;
import app.mooring.ssh.Address;
import app.mooring.ssh.GuestShell;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.Login;
import app.mooring.ssh.SshConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The guests of a lab, one connection each, shared by whoever asks.
public final class Guests implements AutoCloseable {
    private final List<Guest> all;

    /// @param config what `~/.ssh/config` says of the hosts
    /// @param secret reads a password file
    /// @param keychain has the passwords that are in none, by [Lab#sshSecret]
    public Guests(
            Lab lab,
            SshConfig config,
            HostKeys hostKeys,
            Function<Path, char[]> secret,
            Function<String, char[]> keychain) {
        this(lab.machines(), config, hostKeys, secret, machine -> keychain.apply(lab.sshSecret(machine)));
    }

    /// Those of machines that are in no lab yet.
    ///
    /// @param keychain has the passwords that are in no file, by the machines' names
    public Guests(
            List<Lab.Machine> machines,
            SshConfig config,
            HostKeys hostKeys,
            Function<Path, char[]> secret,
            Function<String, char[]> keychain) {
        this.all = machines.stream()
                .map(machine -> guest(
                        machine,
                        config,
                        hostKeys,
                        password(machine.ssh(), secret, () -> keychain.apply(machine.name()))))
                .toList();
    }

    private static Optional<Supplier<char[]>> password(
            Lab.Ssh ssh, Function<Path, char[]> secret, Supplier<char[]> inKeychain) {
        return ssh.passwordInKeychain()
                ? Optional.of(inKeychain)
                : ssh.passwordFile().map(file -> () -> secret.apply(file));
    }

    public Guests(List<Guest> all) {
        this.all = List.copyOf(all);
    }

    private static Guest guest(
            Lab.Machine machine, SshConfig config, HostKeys hostKeys, Optional<Supplier<char[]>> password) {
        Lab.Ssh ssh = machine.ssh();
        Address found = config.address(ssh.host(), ssh.user());
        boolean alias = !found.host().equals(ssh.host());
        Address address = new Address(
                machine.name(),
                found.host(),
                ssh.port() != Address.DEFAULT_PORT ? ssh.port() : found.port(),
                alias ? found.user() : ssh.user());
        Login keys = Login.withKeys(ssh.keys().isEmpty() ? config.identityFiles(ssh.host()) : ssh.keys())
                .andAgent();
        Login login = password.map(keys::andPassword).orElse(keys);
        GuestShell shell = new GuestShell(address, login, hostKeys);
        return new Guest(machine, shell, new DialedEngine(shell));
    }

    public List<Guest> all() {
        return all;
    }

    /// That one. Failures: `lab.notInLab`.
    public Guest of(String machine) {
        return all.stream()
                .filter(guest -> guest.name().equals(machine))
                .findFirst()
                .orElseThrow(() -> Failure.usage("lab.notInLab", machine));
    }

    @Override
    public void close() {
        all.forEach(Guest::close);
    }
}
