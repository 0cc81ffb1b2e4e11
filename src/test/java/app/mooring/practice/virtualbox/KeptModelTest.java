package app.mooring.practice.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.mooring.practice.MachineHardware;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptModelTest {
    private static final MachineHardware NOBODY = (MachineHardware) Proxy.newProxyInstance(
            KeptModelTest.class.getClassLoader(), new Class<?>[] {MachineHardware.class}, (_, _, _) -> null);

    @TempDir
    Path folder;

    private VirtualBoxModel model() {
        return new VirtualBoxModel(folder, NOBODY, Duration.ZERO);
    }

    @Test
    void a_host_that_is_opened_again_is_as_it_was_left_with_its_machines_off() {
        try (VirtualBoxModel first = model()) {
            first.addMachine("ubuntu2", List.of("0800274D0012"));
            first.locked(() -> {
                var disk = new Medium(first, folder.resolve("data"), "VDI");
                disk.createBaseStorage(1 << 20, List.of(MediumVariant.Standard));
                disk.setType(MediumType.Writethrough);
                disk.setDescription("mine");
                first.extraData("a", "b");
                return true;
            });
            first.start("ubuntu2");
        }
        try (VirtualBoxModel again = model()) {
            assertThat(again.machineNames()).containsExactly("ubuntu2");
            assertThat(again.state("ubuntu2")).isEqualTo(MachineState.PoweredOff);
            again.locked(() -> {
                assertThat(again.extraData("a")).isEqualTo("b");
                assertThat(again.find("ubuntu2").saved().attachments()).hasSize(2);
                assertThat(again.media())
                        .filteredOn(medium -> medium.getName().equals("data"))
                        .singleElement()
                        .matches(medium -> medium.getDescription().equals("mine")
                                && medium.getType() == MediumType.Writethrough
                                && medium.getLogicalSize() == 1 << 20);
                return true;
            });
        }
    }

    @Test
    void what_comes_after_the_end_of_the_host_happens_nowhere() {
        VirtualBoxModel host = model();
        host.addMachine("ubuntu2", List.of("0800274D0012"));
        host.start("ubuntu2");
        assertThat(host.awaitState("ubuntu2", MachineState.Running, Duration.ofSeconds(20)))
                .isTrue();
        host.close();
        assertThatCode(() -> host.guestPoweredOff("ubuntu2")).doesNotThrowAnyException();
        assertThat(host.state("ubuntu2")).isEqualTo(MachineState.Stopping);
        assertThatCode(() -> host.cutPower("ubuntu2")).doesNotThrowAnyException();
        assertThat(host.state("ubuntu2")).isEqualTo(MachineState.Aborted);
    }

    private static Handler log(RuntimeException awaited, CountDownLatch logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord one) {
                if (awaited.equals(one.getThrown())) {
                    logged.countDown();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void what_goes_wrong_in_a_guest_is_logged_and_nobody_else_hears_of_it() throws InterruptedException {
        RuntimeException broken = new UncheckedIOException(new IOException("a guest that does not boot"));
        CountDownLatch logged = new CountDownLatch(1);
        MachineHardware hardware = (MachineHardware) Proxy.newProxyInstance(
                KeptModelTest.class.getClassLoader(), new Class<?>[] {MachineHardware.class}, (_, _, _) -> {
                    throw broken;
                });
        Logger logger = Logger.getLogger(Machine.class.getName());
        Handler log = log(broken, logged);
        logger.addHandler(log);
        try (VirtualBoxModel host = new VirtualBoxModel(folder, hardware, Duration.ZERO)) {
            host.addMachine("ubuntu2", List.of("0800274D0012"));
            host.start("ubuntu2");
            assertThat(logged.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            logger.removeHandler(log);
        }
    }
}
