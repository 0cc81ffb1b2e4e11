package app.mooring.ui;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.Reach;
import java.util.List;
import java.util.stream.IntStream;

/// The lab of the pictures, in which machines run and no container is known.
public final class IdleLabs {
    private IdleLabs() {}

    /// Both guests answer.
    public static LabSnapshot answering() {
        return of(new Reach.Answers(), new Reach.Answers());
    }

    /// Both machines run.
    ///
    /// @param guests how it stands with `ubuntu2`, and with `ubuntu3`
    public static LabSnapshot of(Reach... guests) {
        LabSnapshot lively = Desks.lively();
        return new LabSnapshot(
                lively.taken(),
                lively.host(),
                IntStream.range(0, guests.length)
                        .mapToObj(index -> Desks.machine(index, "Running", List.of(), guest(index, guests[index])))
                        .toList(),
                List.of());
    }

    private static GuestView guest(int index, Reach reach) {
        GuestView well = Desks.guest(index, List.of(), List.of());
        return new GuestView(reach, well.address(), well.docker(), well.driver(), well.release(), List.of(), List.of());
    }
}
