package app.mooring.lab;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IStorageController;
import app.mooring.virtualbox.soap.Fault;
import app.mooring.virtualbox.soap.WebService;
import java.util.List;
import java.util.Optional;

/// The machines that VirtualBox has.
public final class Machines {
    private final WebService virtualBox;

    public Machines(WebService virtualBox) {
        this.virtualBox = virtualBox;
    }

    /// All whose settings can be read.
    public List<Machine> list() {
        return Door.call(
                virtualBox,
                session -> session.vbox().getMachines().stream()
                        .filter(IMachine::getAccessible)
                        .map(Machines::machine)
                        .toList());
    }

    /// That one, by name or UUID. Failures: `lab.noMachine`.
    public Machine find(String nameOrId) {
        return Door.call(virtualBox, session -> {
            try {
                return machine(session.vbox().findMachine(nameOrId));
            } catch (Fault.Runtime e) {
                if (e.is(Fault.Runtime.OBJECT_NOT_FOUND)) {
                    throw Failure.failed("lab.noMachine", nameOrId);
                }
                throw e;
            }
        });
    }

    /// The UUID of that one; empty where there is none.
    public Optional<String> uuid(String name) {
        return Door.call(virtualBox, session -> {
            try {
                return Optional.of(session.vbox().findMachine(name).getId());
            } catch (Fault.Runtime e) {
                if (e.is(Fault.Runtime.OBJECT_NOT_FOUND)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    static Machine machine(IMachine machine) {
        return new Machine(
                machine.getName(),
                machine.getId(),
                machine.getState().name(),
                machine.getStorageControllers().stream()
                        .map(controller -> controller(machine, controller))
                        .toList());
    }

    private static Machine.Controller controller(IMachine machine, IStorageController controller) {
        String name = controller.getName();
        return new Machine.Controller(
                name,
                controller.getBus().name(),
                controller.getPortCount(),
                machine.getMediumAttachmentsOfController(name).stream()
                        .map(attachment -> new Machine.Attachment(
                                attachment.port(),
                                attachment.type().name(),
                                attachment.medium() == null
                                        ? ""
                                        : attachment.medium().getLocation(),
                                attachment.hotPluggable()))
                        .toList());
    }
}
