package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.MacAddresses;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.StorageBus;
import app.mooring.virtualbox.soap.Fault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The machine that this runs in: the one with one of this guest's MAC addresses. When it is configured as
/// well, copies of it may be registered as long as they are off.
public final class OwnMachine {
    record FreePort(String controller, int port) {}

    private final @Nullable String nameOrId;
    private final @Nullable String controller;
    private final Supplier<Set<String>> addresses;
    private volatile @Nullable String id;

    /// Asks nothing yet.
    ///
    /// @param nameOrId null: by MAC address
    /// @param controller null: the first SATA controller
    /// @param addresses asked until the machine is found; twelve hexadecimal digits each, upper case
    public OwnMachine(@Nullable String nameOrId, @Nullable String controller, Supplier<Set<String>> addresses) {
        this.nameOrId = nameOrId;
        this.controller = controller;
        this.addresses = addresses;
    }

    /// The MAC addresses of this guest.
    ///
    /// @param interfaces `/sys/class/net`
    public static Set<String> addresses(Path interfaces) {
        Set<String> found = new HashSet<>();
        if (Files.isDirectory(interfaces)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(interfaces)) {
                for (Path one : each) {
                    Path address = one.resolve("address");
                    if (Files.exists(address)) {
                        found.add(MacAddresses.of(Files.readString(address)));
                    }
                }
            } catch (IOException unreadable) {
                throw Failure.because(unreadable, "driver.noMachine", interfaces);
            }
        }
        found.remove("000000000000");
        found.remove("");
        return Set.copyOf(found);
    }

    String id(IVirtualBox vbox) {
        String known = id;
        if (known == null) {
            known = nameOrId != null
                    ? byName(vbox, nameOrId).getId()
                    : byAddress(vbox).getId();
            id = known;
        }
        return known;
    }

    /// Looked for anew when the machine that was known is there no more: it was registered again under another
    /// UUID.
    IMachine find(IVirtualBox vbox) {
        try {
            return vbox.findMachine(id(vbox));
        } catch (Fault.Runtime unknown) {
            if (!unknown.is(Fault.Runtime.OBJECT_NOT_FOUND)) {
                throw unknown;
            }
            id = null;
            return vbox.findMachine(id(vbox));
        }
    }

    /// What is attached to a machine that is off goes into its settings, and never to the guest that lives all
    /// the same.
    static void requireRunning(IMachine machine) {
        MachineState state = machine.getState();
        if (state != MachineState.Running) {
            throw Failure.refused("driver.selfOff", machine.getName(), state);
        }
    }

    /// The name alone proves nothing: a clone of a guest has its configuration, too.
    private IMachine byName(IVirtualBox vbox, String name) {
        IMachine named = named(vbox, name);
        List<IMachine> matching = matching(vbox);
        if (!ids(matching).contains(named.getId())) {
            throw Failure.refused("driver.otherMachine", named.getName(), own());
        }
        for (IMachine copy : matching) {
            if (!copy.getId().equals(named.getId())
                    && !new Holder(copy.getId(), copy.getName(), copy.getState()).isOff()) {
                throw Failure.refused("driver.copiedMachine", named.getName(), copy.getName());
            }
        }
        return named;
    }

    private static IMachine named(IVirtualBox vbox, String name) {
        try {
            return vbox.findMachine(name);
        } catch (Fault.Runtime unknown) {
            throw unknown.is(Fault.Runtime.OBJECT_NOT_FOUND)
                    ? Failure.because(unknown, "driver.noSuchMachine", name)
                    : unknown;
        }
    }

    private IMachine byAddress(IVirtualBox vbox) {
        List<IMachine> matching = matching(vbox);
        if (matching.isEmpty()) {
            throw Failure.failed("driver.noMachine", own());
        }
        if (matching.size() > 1) {
            throw Failure.failed(
                    "driver.ambiguousMachine",
                    matching.stream().map(IMachine::getName).collect(Collectors.joining(", ")));
        }
        return matching.getFirst();
    }

    private List<IMachine> matching(IVirtualBox vbox) {
        Set<String> own = addresses.get();
        List<IMachine> matching = new ArrayList<>();
        for (IMachine machine : vbox.getMachines()) {
            if (machine.getAccessible() && !Collections.disjoint(MacAddresses.of(machine), own)) {
                matching.add(machine);
            }
        }
        return matching;
    }

    private static List<String> ids(List<IMachine> machines) {
        return machines.stream().map(IMachine::getId).toList();
    }

    private String own() {
        return addresses.get().stream().sorted().collect(Collectors.joining(", "));
    }

    /// The one for volumes.
    IStorageController controller(IMachine machine) {
        return machine.getStorageControllers().stream()
                .filter(one -> controller != null ? one.getName().equals(controller) : one.getBus() == StorageBus.SATA)
                .findFirst()
                .orElseThrow(() -> Failure.failed("driver.noController", machine.getName()));
    }

    /// The lowest free port of the controller; `driver.noPort` when all are taken.
    FreePort freePort(IMachine machine) {
        IStorageController chosen = controller(machine);
        String name = chosen.getName();
        Set<Integer> taken = machine.getMediumAttachmentsOfController(name).stream()
                .map(IMediumAttachment::port)
                .collect(Collectors.toSet());
        int count = chosen.getPortCount();
        for (int port = 0; port < count; port++) {
            if (!taken.contains(port)) {
                return new FreePort(name, port);
            }
        }
        throw Failure.failed("driver.noPort", machine.getName(), name, count);
    }
}
