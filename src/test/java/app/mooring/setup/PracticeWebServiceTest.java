package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.lab.LabFile;
import app.mooring.lab.MachineControl;
import app.mooring.practice.FreePort;
import app.mooring.practice.virtualbox.PracticeHost;
import app.mooring.settings.Home;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.WebService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The practice VirtualBox under Mooring's own hands: the programs it starts, the login and the certificate it
/// makes.
@Timeout(60)
class PracticeWebServiceTest {
    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    @TempDir
    Path folder;

    @Test
    void the_web_service_is_started_with_login_and_tls_and_prepares_and_runs_a_machine() throws Exception {
        int port = FreePort.find();
        Path file = Files.writeString(folder.resolve("lab.json"), """
            {"name": "practice", "virtualBoxFolder": "%s", "volumeFolder": "%s",
             "webService": {"port": %d}, "machines": [{"name": "ubuntu3"}]}
            """.formatted(
                        HOST.installation().folder(), folder.resolve("volumes"), port));
        var control = new WebServiceControl(new Home(folder, folder), LabFile.read(file, folder), Map.of());
        try {
            assertThat(control.endpoint().certificate()).isPresent();
            assertThat(control.start()).isTrue();
            assertThat(control.start()).isFalse();
            assertThat(control.version()).isEqualTo("7.2.22");
            var unknown = Endpoint.of(URI.create("https://127.0.0.1:" + port + "/"), "mooring", () -> new char[0]);
            try (var stranger = new WebService(unknown)) {
                assertThatThrownBy(() -> stranger.call(session -> session.vbox().getVersion()))
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("certificate");
            }
            try (var service = new WebService(control.endpoint())) {
                var machines = new MachineControl(service);
                assertThat(machines.prepareStorage("ubuntu3", "SATA", 30))
                        .extracting(change -> change.sentence(Locale.SIMPLIFIED_CHINESE))
                        .anyMatch(said -> said.startsWith("SATA：30 个端口"));
                assertThat(machines.prepareStorage("ubuntu3", "SATA", 30)).isEmpty();
                assertThat(machines.start("ubuntu3")).isTrue();
                assertThat(machines.stop("ubuntu3")).isTrue();
                assertThat(machines.start("ubuntu3")).isTrue();
                assertThat(machines.powerOff("ubuntu3")).isTrue();
            }
            assertThat(HOST.state("ubuntu3")).isEqualTo(MachineState.PoweredOff);
        } finally {
            assertThat(control.stop()).isTrue();
        }
    }
}
