package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnMachineTest {
    @TempDir
    Path folder;

    private Set<String> addresses = Set.of(PlayedHost.ADDRESS, "0242AC110001");
    private PlayedHost host;
    private Door door;

    @BeforeEach
    void start() throws IOException {
        host = new PlayedHost();
        host.machine("other");
        host.machine("own").address = PlayedHost.ADDRESS;
        door = new Door(host.configuration(folder));
    }

    @AfterEach
    void stop() {
        door.close();
        host.close();
    }

    private OwnMachine own(@Nullable String name) {
        return new OwnMachine(name, null, () -> addresses);
    }

    private String found(OwnMachine own) {
        return door.call((vbox, sessions) -> own.find(vbox).getName());
    }

    private void assertFailure(OwnMachine own, String code) {
        assertThatThrownBy(() -> found(own))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void foundByAddress() {
        assertThat(found(own(null))).isEqualTo("own");
    }

    @Test
    void foundByName() {
        assertThat(found(own("other"))).isEqualTo("other");
        assertFailure(own("third"), "driver.noSuchMachine");
    }

    @Test
    void copiesWithTheSameAddressAreToldApartByNobody() {
        host.machine("other").address = PlayedHost.ADDRESS;
        assertFailure(own(null), "driver.ambiguousMachine");
    }

    @Test
    void addressThatComesLaterIsFoundThen() {
        OwnMachine own = own(null);
        addresses = Set.of();
        assertFailure(own, "driver.noMachine");
        addresses = Set.of(PlayedHost.ADDRESS);
        assertThat(found(own)).isEqualTo("own");
    }

    @Test
    void machineThatWasRegisteredAnewIsFoundAnew() {
        OwnMachine own = own(null);
        assertThat(found(own)).isEqualTo("own");
        host.machines.remove("own");
        host.machine("anew").address = PlayedHost.ADDRESS;
        assertThat(found(own)).isEqualTo("anew");
    }

    @Test
    void controllerThatIsMissing() {
        OwnMachine own = new OwnMachine("own", "SCSI", () -> addresses);
        assertThatThrownBy(() -> door.call((vbox, sessions) -> own.freePort(own.find(vbox))))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.noController"));
    }

    @Test
    void addressesAreThoseOfRealInterfaces() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("lo")).resolve("address"), "00:00:00:00:00:00\n");
        Files.writeString(Files.createDirectories(folder.resolve("eth0")).resolve("address"), "08:00:27:4d:00:12\n");
        Files.createDirectories(folder.resolve("without"));
        assertThat(OwnMachine.addresses(folder)).containsExactly(PlayedHost.ADDRESS);
        assertThat(OwnMachine.addresses(folder.resolve("absent"))).isEmpty();
    }
}
