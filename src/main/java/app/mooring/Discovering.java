package app.mooring;

import app.mooring.face.Rooms;
import app.mooring.failure.Failure;
import app.mooring.lab.Door;
import app.mooring.lab.Guests;
import app.mooring.lab.Lab;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import app.mooring.setup.Certificates;
import app.mooring.setup.WebServiceControl;
import app.mooring.ssh.HostKeyQuestion;
import app.mooring.ssh.HostKeys;
import app.mooring.ssh.SshConfig;
import app.mooring.virtualbox.host.Installation;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be seen of VirtualBox and of guests before there is a lab, or while one is being changed.
///
/// @param kept the lab whose passwords are used where none is given
record Discovering(Home home, Secrets secrets, Map<String, String> environment, Optional<Lab> kept)
        implements Rooms.Discovery {
    private static final Pattern LISTED = Pattern.compile("(?m)^\"(.*)\" \\{[0-9a-fA-F-]+}\\s*$");
    private static final String INACCESSIBLE = "<inaccessible>";

    @Override
    public Optional<Path> virtualBox(Optional<Path> folder) {
        try {
            return Optional.of(Installation.find(folder, environment).folder());
        } catch (Failure nowhere) {
            if (folder.isPresent()) {
                throw nowhere;
            }
            return Optional.empty();
        }
    }

    @Override
    public List<String> machines(Optional<Path> folder) {
        String listed = Installation.find(folder, environment).manage(List.of("list", "vms"));
        return LISTED.matcher(listed)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.equals(INACCESSIBLE))
                .toList();
    }

    @Override
    public String webService(Lab.WebService webService, char[] password) {
        Endpoint endpoint = Endpoint.of(
                webService.uri(),
                webService.login() ? webService.user() : "",
                () -> webService.login() ? password(webService, password) : new char[0]);
        Optional<Failure> distrusted = Optional.empty();
        for (Endpoint one : webService.tls() ? trusting(endpoint) : List.of(endpoint)) {
            try (WebService service = new WebService(one)) {
                return Door.call(service, session -> session.vbox().getVersion());
            } catch (Failure failure) {
                if (!failure.code().equals("virtualbox.certificate")) {
                    throw failure;
                }
                distrusted = Optional.of(failure);
            }
        }
        throw distrusted.orElseThrow();
    }

    private char[] password(Lab.WebService webService, char[] given) {
        if (given.length > 0) {
            return given.clone();
        }
        return kept.filter(lab -> isSame(lab.webService(), webService))
                .map(lab -> WebServiceControl.secret(home, secrets, lab.with(webService)))
                .orElseThrow(() -> Failure.failed("lab.passwordUntyped", webService.uri()));
    }

    /// A password that is kept is for whom it was kept, and goes to nobody else: also not to one whose name is half
    /// typed.
    private static boolean isSame(Lab.WebService before, Lab.WebService now) {
        return before.login() && before.uri().equals(now.uri()) && before.user().equals(now.user());
    }

    private static boolean isSame(Lab.Ssh before, Lab.Ssh now) {
        return before.host().equals(now.host())
                && before.port() == now.port()
                && before.user().equals(now.user());
    }

    private boolean isKept(Lab.Machine machine) {
        return kept.stream()
                .flatMap(lab -> lab.machines().stream())
                .anyMatch(before -> before.name().equals(machine.name()) && isSame(before.ssh(), machine.ssh()));
    }

    /// A web service that Mooring started shows the certificate of the lab that it was started for.
    private List<Endpoint> trusting(Endpoint endpoint) {
        if (!Files.isDirectory(home.folder())) {
            return List.of(endpoint);
        }
        try (Stream<Path> folders = Files.list(home.folder())) {
            return Stream.concat(
                            folders.map(folder -> folder.resolve("webservice.pem"))
                                    .filter(Files::isRegularFile)
                                    .map(file -> endpoint.pinned(Certificates.read(file))),
                            Stream.of(endpoint))
                    .toList();
        } catch (IOException e) {
            throw Failure.because(e, "settings.folder", home.folder());
        }
    }

    @Override
    public String guest(Lab.Machine machine, char[] password, HostKeyQuestion question) {
        Lab.Machine asked = password.length == 0
                ? isKept(machine) ? machine : with(machine, machine.ssh().withoutPassword())
                : with(machine, machine.ssh().withPasswordInKeychain());
        Path ssh = home.user().resolve(".ssh");
        try (Guests guests = new Guests(
                List.of(asked),
                SshConfig.read(ssh.resolve("config"), home.user()),
                new HostKeys(home.folder().resolve("known_hosts"), List.of(ssh.resolve("known_hosts")), question)
                        .decidingAnew(),
                Home::secret,
                name -> kept.filter(_ -> password.length == 0)
                        .map(lab -> secrets.require(lab.sshSecret(name)))
                        .orElseGet(password::clone))) {
            return guests.of(machine.name()).engine().version();
        }
    }

    private static Lab.Machine with(Lab.Machine machine, Lab.Ssh ssh) {
        return new Lab.Machine(machine.name(), machine.controller(), machine.ports(), ssh);
    }
}
