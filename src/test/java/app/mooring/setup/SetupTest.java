package app.mooring.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.failure.Failure;
import app.mooring.operation.Listener;
import app.mooring.operation.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SetupTest {
    private final List<String> mended = new ArrayList<>();

    private Requirement requirement(String subject, String id, boolean holds, boolean mendable, Requirement... needs) {
        boolean[] state = {holds};
        Consumer<Consumer<Progress>> fix = _ -> {
            mended.add(subject + " " + id);
            state[0] = true;
        };
        return new Requirement(
                id,
                subject,
                "",
                List.of(),
                List.of(needs),
                () -> {
                    if (!state[0]) {
                        throw Failure.failed("setup.machineOff", subject, "PoweredOff");
                    }
                    return "holds";
                },
                mendable ? Optional.of(fix) : Optional.empty());
    }

    private static List<String> states(List<Doctor.Diagnosis> diagnoses) {
        return diagnoses.stream().map(one -> one.finding().state()).toList();
    }

    private static List<Doctor.Diagnosis> setup(List<Requirement> requirements, boolean agreed) {
        return new Setup(Listener.SILENT, _ -> agreed).run(requirements);
    }

    @Test
    void what_does_not_hold_is_mended_and_the_second_time_nothing_is() {
        Requirement host = requirement("host", "a", false, true);
        List<Requirement> all =
                List.of(host, requirement("m1", "b", true, true, host), requirement("m1", "c", false, true, host));
        assertThat(states(setup(all, true))).containsOnly("satisfied");
        assertThat(mended).containsExactly("host a", "m1 c");
        assertThat(states(setup(all, true))).containsOnly("satisfied");
        assertThat(mended).hasSize(2);
    }

    @Test
    void what_nobody_agreed_to_is_left_alone_and_blocks_what_needs_it() {
        Requirement host = requirement("host", "a", false, true);
        Requirement middle = requirement("m1", "b", true, true, host);
        List<Requirement> all = List.of(host, middle, requirement("m1", "c", true, true, middle));
        List<Doctor.Diagnosis> found = setup(all, false);
        assertThat(states(found)).containsExactly("unsatisfied", "blocked", "blocked");
        assertThat(found.get(2).finding()).isEqualTo(new Finding.Blocked(host));
        assertThat(mended).isEmpty();
    }

    @Test
    void one_machine_that_cannot_be_mended_does_not_keep_the_other_from_it() {
        List<Requirement> all = List.of(requirement("m1", "a", false, false), requirement("m2", "a", false, true));
        assertThat(states(setup(all, true))).containsExactly("unsatisfied", "satisfied");
    }

    @Test
    void a_mending_that_fails_says_why() {
        Requirement stubborn = new Requirement(
                "a",
                "host",
                "",
                List.of(),
                List.of(),
                () -> {
                    throw Failure.failed("setup.machineOff", "m", "PoweredOff");
                },
                Optional.of(_ -> {
                    throw Failure.failed("lab.guestAway", "m", 3);
                }));
        assertThat(setup(List.of(stubborn), true).getFirst().finding())
                .isInstanceOfSatisfying(
                        Finding.Unsatisfied.class,
                        unsatisfied -> assertThat(unsatisfied.failure().code()).isEqualTo("lab.guestAway"));
    }

    @Test
    void the_doctor_looks_and_changes_nothing() {
        Requirement host = requirement("host", "a", false, true);
        List<Doctor.Diagnosis> found = Doctor.examine(
                List.of(host, requirement("m1", "b", true, true, host), requirement("m2", "c", true, true)));
        assertThat(states(found)).containsExactly("unsatisfied", "blocked", "satisfied");
        assertThat(mended).isEmpty();
    }

    @Test
    void a_guest_that_went_away_is_unknown_and_not_wrong() {
        Requirement away = new Requirement(
                "a",
                "m1",
                "",
                List.of(),
                List.of(),
                () -> {
                    throw Failure.failed("ssh.broken", "m1");
                },
                Optional.empty());
        assertThat(states(Doctor.examine(List.of(away)))).containsExactly("unknown");
    }
}
