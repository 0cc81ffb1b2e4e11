package app.mooring.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.lab.LabSnapshot.Interrupted;
import app.mooring.operation.LabLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionsTest {
    private static final Interrupted MOVE = new Interrupted(Interrupted.Kind.MOVE, List.of("data"), "mysql", "a", "b");

    @TempDir
    Path folder;

    private PlayedLab lab;
    private Interruptions interruptions;

    @BeforeEach
    void begin() {
        lab = new PlayedLab(folder);
        lab.a.has("mysql", true, Map.of());
        interruptions = interruptions(lab.volumeFolder);
    }

    private Interruptions interruptions(Path volumeFolder) {
        return new Interruptions(lab.journals, new Site(volumeFolder, _ -> Optional.empty()), () -> List.of(lock()));
    }

    private Path lock() {
        return folder.resolve("lock");
    }

    private void killedMove() {
        lab.b.before.put("start", PlayedLab.kill());
        assertThatThrownBy(() -> lab.move("mysql", "b")).isInstanceOf(PlayedLab.Killed.class);
    }

    @Test
    void where_all_came_to_its_end_nothing_is_told() {
        lab.move("mysql", "b");
        assertThat(interruptions.all()).isEmpty();
    }

    @Test
    void a_move_that_was_killed_is_told_until_it_is_settled() {
        killedMove();
        assertThat(interruptions.all()).containsExactly(MOVE);
        assertThat(interruptions.all()).containsExactly(MOVE);
        lab.recovery().settle();
        assertThat(interruptions.all()).isEmpty();
    }

    @Test
    void what_is_under_way_is_not_interrupted() {
        killedMove();
        try (LabLock _ = LabLock.acquire(List.of(lock()))) {
            assertThat(interruptions.all()).isEmpty();
        }
        assertThat(interruptions.all()).containsExactly(MOVE);
    }

    @Test
    void it_is_told_while_something_else_is_under_way() {
        killedMove();
        assertThat(interruptions.all()).containsExactly(MOVE);
        try (LabLock _ = LabLock.acquire(List.of(lock()))) {
            assertThat(interruptions.all()).containsExactly(MOVE);
        }
    }

    @Test
    void what_was_left_on_other_volumes_is_not_told_here() {
        killedMove();
        assertThat(interruptions(Path.of("/others")).all()).isEmpty();
    }
}
