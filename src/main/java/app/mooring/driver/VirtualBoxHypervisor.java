package app.mooring.driver;

import app.mooring.volume.VolumeSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// [Hypervisor] over VirtualBox's web service.
public final class VirtualBoxHypervisor implements Hypervisor {
    private final Calls calls;
    private final OwnMachine own;
    private final Media media;
    private final Attachments attachments;

    /// Calls nothing yet.
    public VirtualBoxHypervisor(Calls calls, String volumeFolder, OwnMachine own) {
        this(calls, volumeFolder, own, Attachments.PATIENCE);
    }

    /// @param patience how long another's lock on a machine is waited for
    VirtualBoxHypervisor(Calls calls, String volumeFolder, OwnMachine own, Duration patience) {
        this.calls = calls;
        this.own = own;
        this.media = new Media(calls, volumeFolder);
        this.attachments = new Attachments(calls, own, patience);
    }

    @Override
    public Optional<Volume> find(String name) {
        return media.find(name);
    }

    @Override
    public Volume create(String name, VolumeSize size, FileSystem fileSystem) {
        return media.create(name, size, fileSystem);
    }

    @Override
    public void delete(Volume volume) {
        media.delete(volume);
    }

    @Override
    public String self() {
        return calls.call((vbox, sessions) -> own.id(vbox));
    }

    @Override
    public void tellAlive(boolean mounted) {
        attachments.tellAlive(mounted);
    }

    @Override
    public List<Holder> holders(Volume volume) {
        return attachments.holders(volume);
    }

    @Override
    public void takeFrom(Holder holder, Volume volume) {
        attachments.takeFrom(holder, volume);
    }

    @Override
    public int attachToSelf(Volume volume) {
        return attachments.attachToSelf(volume);
    }

    @Override
    public void detachFromSelf(Volume volume) {
        attachments.detachFromSelf(volume);
    }

    @Override
    public boolean awaitSole(Volume volume, Duration atMost) {
        return attachments.awaitSole(volume, atMost);
    }

    @Override
    public boolean isUnallocated(Volume volume) {
        return media.isUnallocated(volume);
    }

    @Override
    public boolean isFormatting(Volume volume) {
        return media.isFormatting(volume);
    }

    @Override
    public void setFormatting(Volume volume, boolean begun) {
        media.setFormatting(volume, begun);
    }

    @Override
    public void watch(Consumer<Supplier<List<Volume>>> changed, BooleanSupplier stop) {
        media.watch(own::find, changed, stop);
    }
}
