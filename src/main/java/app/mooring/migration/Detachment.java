package app.mooring.migration;

import app.mooring.docker.ListedContainer;
import app.mooring.failure.Failure;
import app.mooring.lab.Attachments;
import app.mooring.lab.DiskUse;
import app.mooring.lab.Guest;
import app.mooring.lab.Guests;
import app.mooring.lab.Volume;
import app.mooring.lab.VolumeFolder;
import app.mooring.operation.Uncancelled;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Takes a volume that nothing uses from the machine that has it. A disk that anything in the guest uses
/// ([DiskUse]), or that the driver there has on record, is never taken from a machine that runs.
public final class Detachment {
    /// The driver writes down there what it is about to mount, before it asks VirtualBox for the disk. A mount
    /// that begins after a look at the record finds that the disk is being taken out, see [#LAST_LOOK], or is
    /// gone.
    private static final String RECORD = "/var/lib/mooring/mounts.json";

    /// One that cannot be read is not one that is not there.
    private static final String LOOK = "[ ! -e \"$1\" ] || cat -- \"$1\"";

    /// Says first that the volume `$2` is being taken out, by a file `$3` of its own where the driver looks when
    /// it has put a mount on record: so either sees the other. The driver believes it for 3 minutes, which is
    /// more than the detach may take. In early versions the place itself was the file.
    private static final String LAST_LOOK = """
        set -e
        state=$(dirname "$1")
        if [ -d "$state" ]; then
          place="$state/leaving/$2"
          if [ -f "$place" ]; then
            mv "$place" "$place.$3"
            mkdir "$place"
            mv "$place.$3" "$place/early"
          fi
          mkdir -p "$place"
          touch "$place/$3"
        fi
        """ + LOOK;

    private static final Duration LAST_LOOK_TAKES = Duration.ofSeconds(20);

    /// With the minute that a request to VirtualBox may take, less than the driver believes it.
    private static final Duration HOLDS = Duration.ofSeconds(40);

    /// Others may have said it of the same volume, and not know yet how their detach ended.
    private static final String DONE = """
        place="$(dirname "$1")/leaving/$2"
        rm -f "$place/$3"
        rmdir "$place" 2>/dev/null || true
        """;

    private static final System.Logger LOG = System.getLogger(Detachment.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Guests guests;
    private final VolumeFolder volumes;
    private final Attachments attachments;
    private final InstantSource clock;

    public Detachment(Guests guests, VolumeFolder volumes, Attachments attachments) {
        this(guests, volumes, attachments, InstantSource.system());
    }

    /// @param clock that the looks into the guest are timed by
    public Detachment(Guests guests, VolumeFolder volumes, Attachments attachments, InstantSource clock) {
        this.clock = clock;
        this.guests = guests;
        this.volumes = volumes;
        this.attachments = attachments;
    }

    /// Whether it was attached. Failures: `migration.inUse` by what uses it, `lab.machineAlive` when the guest
    /// of a machine that is on cannot be asked, `lab.notHotPluggable`.
    public boolean run(String name) {
        Volume volume = volumes.find(name);
        List<Attachments.Holder> holders = attachments.holders(volume);
        run(volume, holders);
        return !holders.isEmpty();
    }

    /// The same, as a person agreed to it. Failures also: `migration.detachChanged` when it is not so any more.
    ///
    /// @param machine that was seen to have it, by its name in VirtualBox
    /// @param off whether it may be off: what it had not written is lost then
    public boolean run(String name, String machine, boolean off) {
        Volume volume = volumes.find(name);
        List<Attachments.Holder> holders = attachments.holders(volume);
        if (holders.stream().anyMatch(holder -> !holder.is(machine) || (holder.dead() && !off))) {
            throw Failure.refused(
                    "migration.detachChanged",
                    name,
                    machine,
                    holders.stream()
                            .map(holder -> holder.machine() + " (" + holder.state() + ")")
                            .collect(Collectors.joining(", ")));
        }
        run(volume, holders);
        return !holders.isEmpty();
    }

    /// The same, of a volume that nobody needs any more: only a guest that answers can say so. Failures also:
    /// `lab.volumeNeeded` by a machine that is off.
    public void fromLiving(Volume volume) {
        List<Attachments.Holder> holders = attachments.holders(volume);
        holders.stream().filter(Attachments.Holder::dead).findFirst().ifPresent(off -> {
            throw Failure.refused("lab.volumeNeeded", volume.name(), off.machine());
        });
        run(volume, holders);
    }

    private void run(Volume volume, List<Attachments.Holder> holders) {
        holders.forEach(one -> require(volume, one));
        holders.forEach(one -> release(volume, one));
    }

    /// Fails where [#release] would.
    void require(Volume volume, Attachments.Holder holder) {
        if (!holder.dead()) {
            requireUnused(guest(volume, holder), volume, Command.script(LOOK, RECORD));
            attachments.requireReleasable(volume, holder.machine());
        }
    }

    void release(Volume volume, Attachments.Holder holder) {
        if (holder.dead()) {
            attachments.take(volume, holder.machine());
        } else {
            Guest guest = guest(volume, holder);
            // VirtualBox goes on with what it was asked, and the driver has to hear how it ended.
            Uncancelled.run(() -> releaseLiving(volume, holder, guest));
        }
    }

    private void releaseLiving(Volume volume, Attachments.Holder holder, Guest guest) {
        String token = UUID.randomUUID().toString();
        AtomicBoolean said = new AtomicBoolean();
        // What comes of a detach that fails is not known: it may still come. So the driver waits.
        AtomicBoolean mayCome = new AtomicBoolean();
        try {
            attachments.release(volume, holder.machine(), () -> {
                said.set(true);
                mayCome.set(false);
                Instant until = lastLook(guest, volume, token);
                mayCome.set(true);
                return until;
            });
            mayCome.set(false);
        } catch (Failure failure) {
            if (failure.code().equals("lab.tooLate")) {
                mayCome.set(false);
            }
            throw failure;
        } finally {
            if (said.get() && !mayCome.get()) {
                isOut(guest, volume, token);
            }
        }
    }

    /// Until when it holds what the guest said: the driver does not believe for ever that the volume leaves.
    private Instant lastLook(Guest guest, Volume volume, String token) {
        Instant begin = clock.instant();
        requireUnused(
                guest,
                volume,
                Command.script(LAST_LOOK, RECORD, volume.name(), token).timeout(LAST_LOOK_TAKES));
        return begin.plus(HOLDS);
    }

    private static void isOut(Guest guest, Volume volume, String token) {
        try {
            guest.shell().run(Command.script(DONE, RECORD, volume.name(), token).asRoot());
        } catch (Failure away) {
            LOG.log(
                    Level.INFO,
                    "The driver of {0} believes for 3 minutes that {1} leaves",
                    guest.name(),
                    volume.name());
        }
    }

    /// The guest of a machine that is on, which has to answer: only it knows whether the disk is in use. Failures
    /// also: `lab.otherGuest` when what answers is not in that machine.
    Guest guest(Volume volume, Attachments.Holder holder) {
        Guest answering = guests.all().stream()
                .filter(guest -> holder.is(guest.name()))
                .filter(Guest::answers)
                .findFirst()
                .orElseThrow(() -> holder.refusal(volume));
        attachments.requireIn(holder.uuid(), answering);
        return answering;
    }

    /// @param look at the driver's record
    private static void requireUnused(Guest guest, Volume volume, Command look) {
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
        Result record = guest.shell().check(look.asRoot());
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
