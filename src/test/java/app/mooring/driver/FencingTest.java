package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.volume.VolumeSize;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FencingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MemoryHypervisor virtualBox = new MemoryHypervisor();
    private final Hypervisor one = virtualBox.seenBy("1");
    private final Hypervisor two = virtualBox.seenBy("2");
    private final Volume volume = one.create("v", VolumeSize.DEFAULT, FileSystem.EXT4);

    @Test
    void freeDiskIsAttached() {
        new Fencing(one, PATIENCE).attach(volume);
        assertThat(virtualBox.attached("v")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(MachineState.class)
    void diskIsTakenOnlyFromAMachineThatIsOff(MachineState state) {
        virtualBox.attach("2", "v");
        virtualBox.machine("2", state);
        Fencing fencing = new Fencing(one, PATIENCE);
        if (state == MachineState.PoweredOff || state == MachineState.Aborted) {
            fencing.attach(volume);
            assertThat(virtualBox.attached("v")).containsExactly("1");
        } else {
            assertThatThrownBy(() -> fencing.attach(volume))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
                        assertThat(failure.code()).isEqualTo("driver.attachedElsewhere");
                    })
                    .hasMessageContaining("machine 2")
                    .hasMessageContaining(state.name());
            assertThat(virtualBox.attached("v")).containsExactly("2");
        }
    }

    @Test
    void disk_is_not_taken_from_a_machine_that_says_that_it_lives() {
        two.attachToSelf(volume);
        virtualBox.machine("2", MachineState.Aborted);
        two.tellAlive(true);
        assertThatThrownBy(() -> new Fencing(one, PATIENCE).attach(volume))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.alive"))
                .hasMessageContaining("machine 2");
        assertThat(virtualBox.attached("v")).containsExactly("2");
    }

    @RepeatedTest(20)
    void ofTwoInTheSameMomentTheLowerGetsIt() {
        CyclicBarrier both = new CyclicBarrier(2);
        virtualBox.beforeAttach = () -> meet(both);
        virtualBox.afterAttach = () -> meet(both);
        List<CompletableFuture<Boolean>> attempts = Stream.of(one, two)
                .map(each -> CompletableFuture.supplyAsync(() -> isAttachedBy(each), Thread::startVirtualThread))
                .toList();
        assertThat(attempts.stream().map(CompletableFuture::join)).containsExactly(true, false);
        assertThat(virtualBox.attached("v")).containsExactly("1");
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private boolean isAttachedBy(Hypervisor machine) {
        try {
            new Fencing(machine, PATIENCE).attach(volume);
            return true;
        } catch (Failure refused) {
            return false;
        }
    }

    @Test
    void whoHasItIsSaidWhenVirtualBoxRefusesWithoutAWord() {
        virtualBox.beforeAttach = () -> {
            virtualBox.attach("2", "v");
            throw Failure.failed("driver.virtualBox", "");
        };
        assertThatThrownBy(() -> new Fencing(one, PATIENCE).attach(volume))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.attachedElsewhere"))
                .hasMessageContaining("machine 2");
        assertThat(virtualBox.attached("v")).containsExactly("2");
    }

    @Test
    void bothUndoWhenTheOtherDoesNot() {
        virtualBox.afterAttach = () -> virtualBox.attach("2", "v");
        assertThatThrownBy(() -> new Fencing(one, Duration.ofMillis(10)).attach(volume))
                .isInstanceOf(Failure.class);
        assertThat(virtualBox.attached("v")).containsExactly("2");
    }

    @Test
    void disk_that_was_attached_here_before_is_not_detached_when_it_fails() {
        virtualBox.attach("1", "v");
        virtualBox.beforeAttach = () -> {
            throw Failure.failed("driver.virtualBox", "");
        };
        assertThatThrownBy(() -> new Fencing(one, PATIENCE).attach(volume)).isInstanceOf(Failure.class);
        assertThat(virtualBox.attached("v")).containsExactly("1");
    }

    @Test
    void who_attached_it_is_told() {
        assertThat(new Fencing(one, PATIENCE).attach(volume)).isTrue();
        assertThat(new Fencing(one, PATIENCE).attach(volume)).isFalse();
    }

    @Test
    void diskThatWasTakenAwayMeanwhileIsNotUsed() {
        virtualBox.afterAttach = () -> {
            virtualBox.detach("1", "v");
            virtualBox.attach("2", "v");
        };
        assertThatThrownBy(() -> new Fencing(one, PATIENCE).attach(volume)).isInstanceOf(Failure.class);
        assertThat(virtualBox.attached("v")).containsExactly("2");
    }
}
