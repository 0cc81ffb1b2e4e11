package app.mooring.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Service;
import app.mooring.virtualbox.soap.WebService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttachmentsTest {
    private Service service;
    private WebService virtualBox;

    @BeforeEach
    void start() throws IOException {
        service = new Service(Optional.empty());
        virtualBox = new WebService(Endpoint.of(service.url(), "captain", Service.PASSWORD::toCharArray));
    }

    @AfterEach
    void stop() {
        virtualBox.close();
        service.close();
    }

    /// A saved machine goes on with what it had in memory of the disk: so it keeps the disk, and nobody writes to it meanwhile.
    @ParameterizedTest
    @EnumSource(
            value = MachineState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PoweredOff", "Aborted"})
    void a_machine_that_may_go_on_keeps_its_volume(MachineState state) {
        service.on("IVirtualBox_findMachine", _ -> service.known(IMachine.class, "machine"));
        service.on("IMachine_getState", _ -> state);
        service.on("IMachine_getName", _ -> "ubuntu2");
        Volume volume = new Volume(
                "v", "00000000-0000-0000-0000-000000000001", "/volumes/v", "VDI", 1, 1, "ubuntu2", 1, "", null, null,
                List.of(), Volume.State.ATTACHED);
        assertThatThrownBy(() -> new Attachments(virtualBox).take(volume, "ubuntu2"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("lab.machineAlive"))
                .hasMessageContaining(state.name());
        assertThat(service.count("IMachine_lockMachine")).isZero();
    }
}
