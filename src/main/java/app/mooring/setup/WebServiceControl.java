package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.lab.Door;
import app.mooring.lab.Lab;
import app.mooring.settings.Home;
import app.mooring.settings.Secrets;
import app.mooring.virtualbox.host.Installation;
import app.mooring.virtualbox.host.WebServiceProcess;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.WebService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The web service of a lab, as its file wants it: its process, its login and its certificate.
public final class WebServiceControl {
    private final Lab lab;
    private final Path keyFile;
    private final Supplier<char[]> secret;
    private final Path folder;
    private final Map<String, String> environment;

    /// @param environment where VirtualBox is looked for when the lab does not say
    public WebServiceControl(Home home, Lab lab, Map<String, String> environment) {
        this.lab = lab;
        this.environment = Map.copyOf(environment);
        this.folder = home.folder().resolve(lab.name());
        this.keyFile = folder.resolve("webservice.pem");
        Secrets secrets = Secrets.of(home);
        this.secret = () -> secret(home, secrets, lab);
    }

    /// The password that the lab file means, wherever it is kept; made now where there is none yet. Its user overwrites
    /// it. Failures: `settings.*`.
    public static char[] secret(Home home, Secrets secrets, Lab lab) {
        Lab.WebService service = lab.webService();
        return service.passwordInKeychain()
                ? secrets.require(lab.webServiceSecret())
                : Home.secret(service.passwordFile()
                        .orElseGet(() -> home.generatedSecret(lab.name() + "/webservice.password")));
    }

    /// How to reach it and what to expect there.
    public Endpoint endpoint() {
        return lab.webService().login()
                ? endpoint(lab.webService().user(), this::password)
                : endpoint("", () -> new char[0]);
    }

    private Endpoint endpoint(String user, Supplier<char[]> password) {
        Endpoint endpoint = Endpoint.of(lab.webService().uri(), user, password);
        if (!lab.webService().tls()) {
            return endpoint;
        }
        Certificates.provide(keyFile);
        return endpoint.pinned(Certificates.read(keyFile));
    }

    char[] password() {
        return lab.webService().login() ? secret.get() : new char[0];
    }

    /// The certificate as PEM, without the key; empty without TLS.
    Optional<String> certificate() {
        return lab.webService().tls() ? Optional.of(Certificates.pem(Certificates.read(keyFile))) : Optional.empty();
    }

    public Installation installation() {
        return Installation.find(lab.virtualBoxFolder(), environment);
    }

    private WebServiceProcess process() {
        Lab.WebService service = lab.webService();
        return new WebServiceProcess(
                installation(),
                service.address(),
                service.port(),
                service.tls() ? Optional.of(keyFile) : Optional.empty(),
                folder);
    }

    public Optional<ProcessHandle> running() {
        return process().running();
    }

    /// VirtualBox's version, from whoever answers there as the lab wants it.
    public String version() {
        try (WebService service = new WebService(endpoint())) {
            return Door.call(service, session -> session.vbox().getVersion());
        }
    }

    /// Starts it as the lab says, and returns when it lets us in. Returns whether it had to be started.
    public boolean start() {
        WebServiceProcess process = process();
        boolean runs = process.serves();
        if (!runs) {
            Optional<WebServiceLogin.Once> once = login();
            process.start();
            process.awaitListening();
            once.ifPresent(this::admit);
        }
        try {
            version();
        } catch (Failure refused) {
            // Whoever started it did not come to the end of this, or the password is a new one.
            if (!runs
                    || !refused.code().equals("virtualbox.login")
                    || !lab.webService().login()) {
                throw refused;
            }
            login().ifPresent(this::admit);
            version();
        }
        return !runs;
    }

    private Optional<WebServiceLogin.Once> login() {
        WebServiceLogin login = new WebServiceLogin(installation());
        if (lab.webService().login()) {
            return login.require(lab.webService().user(), password());
        }
        login.open();
        return Optional.empty();
    }

    private void admit(WebServiceLogin.Once once) {
        try (WebService service =
                new WebService(endpoint(once.user(), () -> once.secret().toCharArray()))) {
            Door.call(service, session -> {
                WebServiceLogin.admit(session.vbox(), once, lab.webService().user(), password());
                return true;
            });
        }
    }

    /// Stops it, whoever started it. Returns whether one ran.
    public boolean stop() {
        return process().stop();
    }

    /// The end of its log.
    public List<String> log(int lines) {
        return process().tail(lines);
    }

    /// Follows its log, from its last lines on, until the thread is interrupted, which it stays.
    public void follow(Consumer<String> line) {
        process().follow(line);
    }
}
