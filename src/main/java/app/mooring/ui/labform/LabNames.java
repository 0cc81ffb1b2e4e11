package app.mooring.ui.labform;

import app.mooring.face.Rooms;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The names that other labs have already, as far as is known.
final class LabNames {
    /// What a lab is called that is the only one.
    static final String FIRST = "lab";

    private Set<String> taken = Set.of();

    void taken(List<Rooms.Listed> labs) {
        taken = labs.stream().map(Rooms.Listed::name).collect(Collectors.toUnmodifiableSet());
    }

    /// The key of the text that says what is wrong with that name; empty: nothing is.
    String problem(String text) {
        String wrong = Rules.name(text);
        return wrong.isEmpty() && taken.contains(text) ? "problem.nameTaken" : wrong;
    }

    /// A name that no lab has.
    String free() {
        return taken.contains(FIRST)
                ? IntStream.iterate(2, number -> number + 1)
                        .mapToObj(number -> FIRST + "-" + number)
                        .filter(name -> !taken.contains(name))
                        .findFirst()
                        .orElseThrow()
                : FIRST;
    }
}
