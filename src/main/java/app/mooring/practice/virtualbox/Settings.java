package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.StorageBus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A machine's storage, as it is saved or as somebody who has a lock is changing it.
record Settings(List<Controller> controllers, List<Attachment> attachments) {
    record Controller(String name, StorageBus bus, int ports) {}

    /// @param medium null: a drive without one
    record Attachment(
            String controller,
            int port,
            int device,
            DeviceType type,
            @Nullable UUID medium,
            boolean hotPluggable) {
        boolean isAt(String name, int itsPort, int itsDevice) {
            return controller.equals(name) && port == itsPort && device == itsDevice;
        }
    }

    /// A newcomer's machine: an empty DVD drive, and the system disk on a controller with one port.
    static Settings newcomer(UUID systemDisk) {
        return new Settings(
                List.of(new Controller("IDE", StorageBus.IDE, 2), new Controller("SATA", StorageBus.SATA, 1)),
                List.of(
                        new Attachment("IDE", 1, 0, DeviceType.DVD, null, false),
                        new Attachment("SATA", 0, 0, DeviceType.HardDisk, systemDisk, false)));
    }

    Optional<Controller> controller(String name) {
        return controllers.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    Optional<Attachment> attachment(String controller, int port, int device) {
        return attachments.stream()
                .filter(one -> one.isAt(controller, port, device))
                .findFirst();
    }

    boolean has(UUID medium) {
        return attachments.stream().anyMatch(one -> medium.equals(one.medium()));
    }

    Settings with(Controller controller) {
        var changed = new ArrayList<>(controllers);
        changed.replaceAll(one -> one.name().equals(controller.name()) ? controller : one);
        if (!changed.contains(controller)) {
            changed.add(controller);
        }
        return new Settings(List.copyOf(changed), attachments);
    }

    Settings without(Controller controller) {
        return new Settings(
                controllers.stream().filter(one -> !one.equals(controller)).toList(),
                attachments.stream()
                        .filter(one -> !one.controller().equals(controller.name()))
                        .toList());
    }

    Settings with(Attachment attachment) {
        var changed = new ArrayList<>(
                keeping(one -> !one.isAt(attachment.controller(), attachment.port(), attachment.device()))
                        .attachments());
        changed.add(attachment);
        return new Settings(controllers, List.copyOf(changed));
    }

    Settings keeping(Predicate<Attachment> which) {
        return new Settings(controllers, attachments.stream().filter(which).toList());
    }
}
