package app.mooring.migration;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.DiskUse;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/// Takes a volume that nothing uses from the machine that has it. A disk that anything in the guest uses
/// ([DiskUse]), or that the driver there has on record, is never taken from a machine that runs.
public final class Detachment {
    /// The driver writes down there what it is about to mount, before it asks VirtualBox for the disk: a mount
    /// that begins after a look at the record still has to attach the disk, and sees that it is gone.
    private static final String RECORD = "/var/lib/mooring/mounts.json";

    /// One that cannot be read is not one that is not there.
    private static final String READ = "[ ! -e \"$1\" ] || cat -- \"$1\"";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Guests guests;
    private final VolumeFolder volumes;
    private final Attachments attachments;

    public Detachment(Guests guests, VolumeFolder volumes, Attachments attachments) {
        this.guests = guests;
        this.volumes = volumes;
        this.attachments = attachments;
    }

    /// Whether it was attached. Failures: `migration.inUse` by what uses it, `lab.machineAlive` when the guest
    /// of a machine that is on cannot be asked, `lab.notHotPluggable`.
    public boolean run(String name) {
        Volume volume = volumes.find(name);
        List<Attachments.Holder> holders = attachments.holders(volume);
        holders.forEach(one -> require(volume, one));
        holders.forEach(one -> release(volume, one));
        return !holders.isEmpty();
    }

    /// Fails where [#release] would.
    void require(Volume volume, Attachments.Holder holder) {
        if (!holder.dead()) {
            requireUnused(guest(volume, holder), volume);
            attachments.requireReleasable(volume, holder.machine());
        }
    }

    void release(Volume volume, Attachments.Holder holder) {
        if (holder.dead()) {
            attachments.take(volume, holder.machine());
        } else {
            Guest guest = guest(volume, holder);
            attachments.release(volume, holder.machine(), () -> requireUnused(guest, volume));
        }
    }

    /// The guest of a machine that is on, which has to answer: only it knows whether the disk is in use.
    Guest guest(Volume volume, Attachments.Holder holder) {
        return guests.all().stream()
                .filter(guest -> holder.is(guest.name()))
                .filter(Guest::answers)
                .findFirst()
                .orElseThrow(() -> holder.refusal(volume));
    }

    private static void requireUnused(Guest guest, Volume volume) {
        List<String> users = guest.engine().containers().list().stream()
                .filter(container -> container.running() && container.volumes().contains(volume.name()))
                .map(ListedContainer::name)
                .toList();
        if (!users.isEmpty()) {
            throw inUse(guest, volume, String.join(", ", users));
        }
        List<String> uses = DiskUse.of(guest, volume.serial());
        if (!uses.isEmpty()) {
            throw inUse(guest, volume, String.join(", ", uses));
        }
        Result record = guest.shell().check(Command.script(READ, RECORD).asRoot());
        if (isRecorded(record.stdout(), volume)) {
            throw inUse(guest, volume, RECORD);
        }
    }

    /// One that cannot be read says nothing, which is not enough.
    private static boolean isRecorded(String record, Volume volume) {
        try {
            return JSON.readTree(record).has(volume.name());
        } catch (JsonProcessingException unreadable) {
            return true;
        }
    }

    private static Failure inUse(Guest guest, Volume volume, String what) {
        return Failure.refused("migration.inUse", volume.name(), guest.name(), what);
    }
}
