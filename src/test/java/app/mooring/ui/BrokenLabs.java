package app.mooring.ui;

import app.mooring.failure.Failure;
import app.mooring.lab.LabSnapshot;
import app.mooring.lab.Volume;
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
