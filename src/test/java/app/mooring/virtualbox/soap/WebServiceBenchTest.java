package app.mooring.virtualbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.mooring.bench.BenchEnvironment;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventListener;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.api.VBoxEventType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against VirtualBox itself. Changes nothing there.
@Tag("bench")
@Timeout(60)
class WebServiceBenchTest {
    private WebService service;

    @BeforeAll
    static void open() {
        BenchEnvironment.openWebService();
    }

    @BeforeEach
    void connect() {
        service = new WebService(Endpoint.of(URI.create(BenchEnvironment.WEB_SERVICE), "", () -> new char[0]));
    }

    @AfterEach
    void disconnect() {
        service.close();
    }

    @Test
    void tellsItsVersion() {
        String api = service.call(session -> session.vbox().getAPIVersion());
        String version = service.call(session -> session.vbox().getVersion());

        assertThat(api).startsWith("7_");
        assertThat(version).startsWith("7.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu2", "ubuntu3"})
    void machinesRunWithASataController(String name) {
        service.call(session -> {
            IMachine machine = session.vbox().findMachine(name);
            assertThat(machine.getName()).isEqualTo(name);
            assertThat(machine.getAccessible()).isTrue();
            assertThat(machine.getState()).isEqualTo(MachineState.Running);
            assertThat(machine.getStorageControllers())
                    .anyMatch(controller -> controller.getName().equals("SATA")
                            && controller.getBus() == StorageBus.SATA
                            && controller.getPortCount() >= 1);
            assertThat(machine.getMediumAttachments())
                    .anyMatch(attachment -> attachment.type() == DeviceType.HardDisk && attachment.medium() != null)
                    .extracting(IMediumAttachment::controller)
                    .contains("SATA");
            assertThat(machine.getNetworkAdapter(0).getMACAddress()).matches("\\p{XDigit}{12}");
            return name;
        });
    }

    @Test
    void listsHardDisks() {
        service.call(session -> {
            List<IMedium> disks = session.vbox().getHardDisks();
            assertThat(disks).isNotEmpty().allSatisfy(disk -> {
                assertThat(disk.getId()).hasSize(36);
                assertThat(disk.getLogicalSize()).isPositive();
                assertThat(disk.getType()).isNotNull();
                assertThat(disk.getState()).isNotNull();
            });
            return disks.size();
        });
    }

    @Test
    void listsMachineStatesInOneCall() {
        List<MachineState> states = service.call(
                session -> session.vbox().getMachineStates(session.vbox().getMachines()));

        assertThat(states).contains(MachineState.Running);
    }

    @Test
    void aMissingFileIsNotFound() {
        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(() -> service.call(session -> session.vbox()
                        .openMedium("/nowhere/none.vdi", DeviceType.HardDisk, AccessMode.ReadOnly, false)))
                .matches(fault -> fault.is(Fault.Runtime.OBJECT_NOT_FOUND))
                .matches(fault -> fault.text().startsWith("Could not"));
    }

    @Test
    void eventsArrive() {
        service.call(session -> {
            IEventSource source = session.vbox().getEventSource();
            IEventListener listener = source.createListener();
            source.registerListener(listener, List.of(VBoxEventType.OnEventSourceChanged), false);
            IEventListener other = source.createListener();
            source.registerListener(other, List.of(VBoxEventType.OnMediumRegistered), false);
            IEvent event = source.getEvent(listener, 1000);
            assertThat(event).isNotNull();
            assertThat(event.getType()).isEqualTo(VBoxEventType.OnEventSourceChanged);
            source.eventProcessed(listener, event);
            source.unregisterListener(other);
            source.unregisterListener(listener);
            return event;
        });
    }

    @Test
    void listeningEndsWithAnInterrupt() throws Exception {
        var listening = new CountDownLatch(1);
        var events = new Events(service, List.of(VBoxEventType.OnMachineStateChanged));
        Thread thread = Thread.ofVirtual().start(() -> events.run(listening::countDown, _ -> {}));

        assertThat(listening.await(10, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void aSessionThatIsOverIsBegunAnew() {
        service.call(session -> {
            session.manager().logoff(session.vbox());
            return "gone";
        });

        String version = service.call(session -> session.vbox().getVersion());

        assertThat(version).isNotEmpty();
    }
}
