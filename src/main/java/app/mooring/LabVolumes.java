package app.mooring;

import app.mooring.lab.Inventory;
import app.mooring.lab.Volume;
import app.mooring.migration.Detachment;
import app.mooring.migration.GuestVolume;
import app.mooring.migration.Recovery;
import app.mooring.migration.Removal;
import app.mooring.operation.LabLock;
import app.mooring.operation.Listener;
import java.util.List;

/// The volumes of an opened lab.
record LabVolumes(Wiring wiring) {
    private Inventory inventory() {
        return new Inventory(wiring.volumeFolder(), wiring.guests, wiring.lab.driver());
    }

    List<Volume> all() {
        return inventory().list();
    }

    Volume of(String name) {
        return inventory().find(name);
    }

    Volume create(String name, long bytes) {
        try (LabLock _ = wiring.lock()) {
            return wiring.volumeFolder().create(name, bytes);
        }
    }

    Volume create(String name, long bytes, String fileSystem, String machine) {
        try (LabLock _ = wiring.lock()) {
            return new GuestVolume(wiring.volumeFolder(), wiring.lab.driver())
                    .create(name, bytes, fileSystem, wiring.guests.of(machine));
        }
    }

    boolean detach(String name) {
        try (LabLock _ = wiring.lock()) {
            settled(name);
            return detachment().run(name);
        }
    }

    boolean detach(String name, String machine, boolean off) {
        try (LabLock _ = wiring.lock()) {
            settled(name);
            return detachment().run(name, machine, off);
        }
    }

    List<String> remove(Volume volume) {
        try (LabLock _ = wiring.lock()) {
            settled(volume.name());
            return removal().run(volume);
        }
    }

    void detachAndRemove(Volume volume) {
        try (LabLock _ = wiring.lock()) {
            settled(volume.name());
            removal().requireSame(volume);
            removal().requireUnused(volume.name());
            detachment().fromLiving(volume);
            removal().run(volume);
        }
    }

    private Detachment detachment() {
        return new Detachment(wiring.guests, wiring.volumeFolder(), wiring.attachments());
    }

    private Removal removal() {
        return new Removal(wiring.guests, wiring.volumeFolder(), wiring.lab.driver());
    }

    private void settled(String name) {
        Recovery recovery = wiring.recovery(Listener.SILENT);
        recovery.settle();
        recovery.require(List.of(name));
    }
}
