package app.mooring.ui;

import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.Volume;
import java.util.List;
import java.util.stream.IntStream;

/// Labs with as many volumes as a picture is to show.
public final class VolumesOf {
    private static final int FORTY = 40;
    private static final int ATTACHED = 9;
    private static final int THOUSAND = 1000;
    private static final String LONG = "the-archive-of-all-photographs-that-the-department-has-taken-since-2009";

    private VolumesOf() {}

    public static LabSnapshot none() {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(
                        Desks.machine(0, "Running", List.of(), Desks.guest(0, List.of(), List.of())),
                        Desks.machine(1, "Running", List.of(), Desks.guest(1, List.of(), List.of()))),
                List.of());
    }

    /// Some are attached to the first machine and in use, and some have long names.
    public static LabSnapshot forty() {
        LabSnapshot well = Desks.lively();
        List<Volume> volumes =
                IntStream.range(0, FORTY).mapToObj(VolumesOf::numbered).toList();
        List<String> attached =
                volumes.stream().limit(ATTACHED).map(Volume::name).toList();
        List<ContainerView> containers = attached.stream()
                .map(name -> new ContainerView("for-" + name, "mysql:9.7", true, List.of(name), Kept.ON_VOLUMES))
                .toList();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(
                        Desks.machine(0, "Running", attached, Desks.guest(0, containers, List.of())),
                        well.machines().get(1)),
                volumes);
    }

    /// All of them are free.
    public static LabSnapshot thousand() {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                IntStream.range(0, THOUSAND)
                        .mapToObj(i -> Desks.volume("volume-" + i, 2, i, null, null, List.of()))
                        .toList());
    }

    private static Volume numbered(int number) {
        String name = number % 8 == 3 ? LONG + number : "data-%02d".formatted(number);
        return number < ATTACHED
                ? Desks.volume(name, 4, 100 * number, "ubuntu2", number + 1, List.of("for-" + name))
                : Desks.volume(name, 8, 190 * number, null, null, List.of());
    }
}
