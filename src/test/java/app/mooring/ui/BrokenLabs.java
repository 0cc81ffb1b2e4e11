package app.mooring.ui;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.LabSnapshot.ContainerView;
import app.mooring.lab.LabSnapshot.GuestView;
import app.mooring.lab.LabSnapshot.MachineView;
import app.mooring.lab.Volume;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The lab of the pictures, with one volume that is not as it should be.
public final class BrokenLabs {
    private BrokenLabs() {}

    /// `wiki` is attached, but its guest does not see it.
    public static LabSnapshot unseen() {
        return with("wiki", volume -> seen(volume, null, null));
    }

    /// `mysqldata` is mounted nowhere, although a container runs with it.
    public static LabSnapshot unmounted() {
        return with("mysqldata", volume -> seen(volume, volume.device(), null));
    }

    /// `backup` is on a machine that the lab does not have.
    public static LabSnapshot elsewhere() {
        return with(
                "backup",
                volume -> seen(Desks.volume(volume.name(), 4, 2, "ubuntu9", 3, volume.containers()), null, null));
    }

    /// The web service runs, but does not let Mooring in.
    public static LabSnapshot refusing() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = well.host();
        Failure refused = Failure.refused("virtualbox.login", "https://192.168.56.1:18083", "mooring");
        return new LabSnapshot(
                well.taken(),
                new LabSnapshot.Host(
                        host.virtualBox(),
                        new LabSnapshot.Reach.Away(refused),
                        "",
                        host.process(),
                        host.since(),
                        host.volumeFolder(),
                        host.freeBytes()),
                well.machines(),
                well.volumes());
    }

    /// The web service does not answer from the start: what VirtualBox has is not known.
    public static LabSnapshot unread() {
        LabSnapshot well = Desks.lively();
        LabSnapshot.Host host = well.host();
        Failure away = Failure.failed("virtualbox.unreachable", "https://192.168.56.1:18083", "refused");
        return new LabSnapshot(
                well.taken(),
                new LabSnapshot.Host(
                        host.virtualBox(),
                        new LabSnapshot.Reach.Away(away),
                        "",
                        0,
                        null,
                        host.volumeFolder(),
                        host.freeBytes(),
                        false),
                List.of(unheard(well.machines().get(0)), unheard(well.machines().get(1))),
                List.of());
    }

    /// The guest of `ubuntu3` was never heard: what uses `backup` and `wiki` is not known.
    public static LabSnapshot unheard() {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(well.machines().get(0), unheard(well.machines().get(1))),
                List.of(
                        well.volumes().get(0),
                        well.volumes().get(1),
                        seen(Desks.volume("wiki", 8, 1126, "ubuntu3", 1, List.of()), null, null)));
    }

    private static MachineView unheard(MachineView machine) {
        return new MachineView(
                machine.wanted(),
                machine.machine(),
                new GuestView(
                        new LabSnapshot.Reach.Unasked(), machine.guest().address(), "", "", "", List.of(), List.of()));
    }

    /// A container of `ubuntu2` runs with a `local` volume that is called `backup`, as one of the lab is.
    public static LabSnapshot namesake() {
        LabSnapshot well = Desks.lively();
        ContainerView keeper = new ContainerView(
                "keeper", "busybox", true, List.of(), List.of("backup"), LabSnapshot.Kept.ON_LOCAL_VOLUME);
        LabSnapshot.LocalVolume local = new LabSnapshot.LocalVolume("backup", List.of("keeper"));
        return new LabSnapshot(
                well.taken(),
                well.host(),
                List.of(
                        Desks.machine(0, "Running", List.of("backup"), Desks.guest(0, List.of(keeper), List.of(local))),
                        well.machines().get(1)),
                List.of(Desks.volume("backup", 4, 2, "ubuntu2", 1, List.of())));
    }

    private static LabSnapshot with(String name, UnaryOperator<Volume> otherwise) {
        LabSnapshot well = Desks.lively();
        return new LabSnapshot(
                well.taken(),
                well.host(),
                well.machines(),
                well.volumes().stream()
                        .map(one -> one.name().equals(name) ? otherwise.apply(one) : one)
                        .toList());
    }

    private static Volume seen(Volume volume, @Nullable String device, @Nullable String mountPoint) {
        return new Volume(
                volume.name(),
                volume.medium(),
                volume.file(),
                volume.format(),
                volume.fullBytes(),
                volume.usedBytes(),
                volume.machine(),
                volume.port(),
                volume.serial(),
                device,
                mountPoint,
                volume.containers(),
                volume.state(),
                device == null ? null : volume.fileSystem(),
                volume.created());
    }
}
