package app.mooring.driver;

import app.mooring.failure.Failure;
import java.time.Duration;
import java.util.List;

/// Attaching a disk to this machine such that no other machine has it.
///
/// VirtualBox's own refusal is not relied on: after attaching it is read back who has the disk, before anybody
/// uses it. Of two machines that attached it in the same moment both see each other; the one with the lower
/// UUID waits for the other to undo, and undoes as well when the other does not.
final class Fencing {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Hypervisor hypervisor;
    private final Duration patience;

    Fencing(Hypervisor hypervisor) {
        this(hypervisor, PATIENCE);
    }

    Fencing(Hypervisor hypervisor, Duration patience) {
        this.hypervisor = hypervisor;
        this.patience = patience;
    }

    /// Whether it was not attached to this machine before: what this call attached it undoes when it fails.
    /// Refused with `driver.attachedElsewhere` when a machine that is not off has it, `driver.alive` when it is
    /// off for VirtualBox only.
    boolean attach(Volume volume) {
        String self = hypervisor.self();
        List<Holder> holders = hypervisor.holders(volume);
        List<Holder> others = others(holders, self);
        boolean held = others.size() < holders.size();
        for (Holder other : others) {
            if (!other.isOff()) {
                throw refusal(volume, other);
            }
        }
        for (Holder other : others) {
            hypervisor.takeFrom(other, volume);
        }
        try {
            hypervisor.attachToSelf(volume);
            if (!isSole(volume, self)) {
                throw contention(volume, self);
            }
            return !held;
        } catch (Failure failure) {
            Failure plain = named(failure, volume, self);
            if (!held) {
                undo(volume, plain);
            }
            throw plain;
        }
    }

    /// VirtualBox refuses without a word when another running machine has the disk: who has it is said.
    private Failure named(Failure failure, Volume volume, String self) {
        if (!failure.code().equals("driver.virtualBox")) {
            return failure;
        }
        try {
            return others(volume, self).stream()
                    .findFirst()
                    .map(other -> refusal(volume, other))
                    .orElse(failure);
        } catch (Failure unreachable) {
            return failure;
        }
    }

    private void undo(Volume volume, Failure failure) {
        try {
            hypervisor.detachFromSelf(volume);
        } catch (Failure stays) {
            failure.addSuppressed(stays);
        }
    }

    private boolean isSole(Volume volume, String self) {
        List<String> holders =
                hypervisor.holders(volume).stream().map(Holder::id).toList();
        if (holders.equals(List.of(self))) {
            return true;
        }
        boolean lowest = holders.contains(self) && holders.stream().allMatch(id -> self.compareToIgnoreCase(id) <= 0);
        return lowest && hypervisor.awaitSole(volume, patience);
    }

    private Failure contention(Volume volume, String self) {
        return others(volume, self).stream()
                .findFirst()
                .map(other -> refusal(volume, other))
                .orElseGet(() -> Failure.refused("driver.contended", volume.name()));
    }

    private List<Holder> others(Volume volume, String self) {
        return others(hypervisor.holders(volume), self);
    }

    private static List<Holder> others(List<Holder> holders, String self) {
        return holders.stream()
                .filter(holder -> !holder.id().equalsIgnoreCase(self))
                .toList();
    }

    static Failure refusal(Volume volume, Holder other) {
        String code = other.isOffForVirtualBox() && other.alive() ? "driver.alive" : "driver.attachedElsewhere";
        return Failure.refused(code, volume.name(), other.name(), other.state());
    }
}
