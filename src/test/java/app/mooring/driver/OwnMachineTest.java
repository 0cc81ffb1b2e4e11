package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.MachineState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void found_by_name_when_it_has_this_guests_address() {
        assertThat(found(own("own"))).isEqualTo("own");
        assertFailure(own("third"), "driver.noSuchMachine");
    }

    /// A clone of a guest brings the configuration of the guest that it was made of.
    @Test
    void named_machine_that_has_none_of_this_guests_addresses_is_another() {
        assertFailure(own("other"), "driver.otherMachine");
    }

    @Test
    void copies_with_the_same_address_are_told_apart_by_nobody() {
        host.machine("other").address = PlayedHost.ADDRESS;
        host.machine("other").state = MachineState.PoweredOff;
        assertFailure(own(null), "driver.ambiguousMachine");
    }

    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            names = {"PoweredOff", "Aborted"})
    void copy_that_is_off_is_not_this_guest(MachineState off) {
        host.machine("other").address = PlayedHost.ADDRESS;
        host.machine("other").state = off;
        assertThat(found(own("own"))).isEqualTo("own");
    }

    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PoweredOff", "Aborted"})
    void copy_that_may_run_may_be_this_guest(MachineState on) {
        host.machine("other").address = PlayedHost.ADDRESS;
        host.machine("other").state = on;
        assertFailure(own("own"), "driver.copiedMachine");
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
