package app.mooring.virtualbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VboxjwsOperationsTest {
    @Test
    void bothClientsHaveTheSameOperationsButForWhatVirtualBoxChangedSince() {
        assertThat(Operations.ofOurs()
                        .filter(method -> Vboxjws.counterpart(method).isEmpty())
                        .map(Comparison::operation))
                .containsExactlyInAnyOrder(
                        "IVirtualBox_createMedium",
                        "IMedium_createBaseStorage",
                        "IMediumConfigChangedEvent_getMedium",
                        "IMachine_launchVMProcess",
                        "IMachine_setHotPluggableForDevice");
    }
}
