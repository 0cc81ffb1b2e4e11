package app.mooring.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A lab file as it is written: nothing is checked yet, and what is null is not said.
@JsonInclude(JsonInclude.Include.NON_NULL)
record LabDocument(
        @Nullable String name,
        @Nullable String virtualBoxFolder,
        @Nullable WebServiceEntry webService,
        @Nullable String volumeFolder,
        @Nullable String driver,
        @Nullable List<@Nullable MachineEntry> machines) {
    static LabDocument of(Lab lab) {
        return new LabDocument(
                lab.name(),
                text(lab.virtualBoxFolder()),
                WebServiceEntry.of(lab.webService()),
                lab.volumeFolder().toString(),
                lab.driver(),
                lab.machines().stream().map(MachineEntry::of).toList());
    }

    private static @Nullable String text(Optional<Path> path) {
        return path.map(Path::toString).orElse(null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebServiceEntry(
            @Nullable String address,
            @Nullable String guestAddress,
            @Nullable Integer port,
            @Nullable Boolean tls,
            @Nullable Boolean login,
            @Nullable String user,
            @Nullable String passwordFile,
            @Nullable Boolean passwordInKeychain) {
        static WebServiceEntry of(Lab.WebService service) {
            return new WebServiceEntry(
                    service.address(),
                    service.guestAddress(),
                    service.port(),
                    service.tls(),
                    service.login(),
                    service.user(),
                    text(service.passwordFile()),
                    service.passwordInKeychain() ? true : null);
        }

        WebServiceEntry() {
            this(null, null, null, null, null, null, null, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MachineEntry(
            @Nullable String name,
            @Nullable String controller,
            @Nullable Integer ports,
            @Nullable SshEntry ssh) {
        static MachineEntry of(Lab.Machine machine) {
            return new MachineEntry(machine.name(), machine.controller(), machine.ports(), SshEntry.of(machine.ssh()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SshEntry(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String user,
            @Nullable List<@Nullable String> keys,
            @Nullable String passwordFile,
            @Nullable Boolean passwordInKeychain) {
        static SshEntry of(Lab.Ssh ssh) {
            return new SshEntry(
                    ssh.host(),
                    ssh.port(),
                    ssh.user(),
                    ssh.keys().stream().<@Nullable String>map(Path::toString).toList(),
                    text(ssh.passwordFile()),
                    ssh.passwordInKeychain() ? true : null);
        }

        SshEntry() {
            this(null, null, null, null, null, null);
        }
    }
}
