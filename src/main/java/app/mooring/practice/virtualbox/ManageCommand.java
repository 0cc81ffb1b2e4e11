package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.soap.Fault;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

/// What VBoxManage does, for the commands of it that this lab has.
final class ManageCommand {
    /// How it ended: its exit status, and what it printed.
    record Ended(int status, String out, String err) {}

    private final VirtualBoxModel model;
    private final StringBuilder out = new StringBuilder();

    ManageCommand(VirtualBoxModel model) {
        this.model = model;
    }

    Ended run(List<String> words) {
        return model.locked(() -> {
            try {
                return command(words) ? new Ended(0, out.toString(), "") : unknown(words);
            } catch (Fault.Runtime refused) {
                String text = "VBoxManage: error: %s\nVBoxManage: error: Details: code 0x%08x\n"
                        .formatted(refused.text(), refused.resultCode());
                return new Ended(1, out.toString(), text);
            }
        });
    }

    private static Ended unknown(List<String> words) {
        return new Ended(2, "", "VBoxManage: error: Invalid command '%s'\n".formatted(String.join(" ", words)));
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }

    private boolean command(List<String> words) {
        List<String> plain =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        String subject = word(plain, 1);
        switch (word(words, 0)) {
            case "--version", "-V", "-v" -> line(VirtualBoxModel.VERSION);
            case "list" -> {
                return list(subject);
            }
            case "showvminfo" -> show(model.find(subject));
            case "startvm" ->
                start(plain.contains("headless") && word(words, 1).equals("--type") ? word(plain, 2) : subject);
            case "controlvm" -> {
                return control(model.find(subject), word(plain, 2));
            }
            case "setextradata" -> {
                requireGlobal(subject);
                model.extraData(word(words, 2), word(words, 3));
            }
            case "getextradata" -> {
                requireGlobal(subject);
                String value = model.extraData(word(words, 2));
                line(value.isEmpty() ? "No value set!" : "Value: " + value);
            }
            case "setproperty" -> {
                if (!subject.equals("websrvauthlibrary")) {
                    return false;
                }
                model.authLibrary(word(words, 2).equals("default") ? VirtualBoxModel.AUTH_LIBRARY : word(words, 2));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void requireGlobal(String subject) {
        if (!subject.equals("global")) {
            throw Refusals.notSupported("Only the global extra data are kept in the practice lab");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private boolean list(String what) {
        switch (what) {
            case "vms" -> machines(_ -> true);
            case "runningvms" -> machines(Machine::isRunning);
            case "hdds" -> model.media().forEach(this::disk);
            case "systemproperties" -> {
                line("API version:                     7_2");
                line("Virtual disk limit (info):       " + VirtualBoxModel.LARGEST_DISK + " Bytes");
                line("Default machine folder:          " + model.machineFolder());
                line("Default hard disk format:        VDI");
                line("Webservice auth. library:        " + model.authLibrary());
                line("Maximum SATA Port count:                30");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void machines(Predicate<Machine> which) {
        model.machines().stream()
                .filter(which)
                .forEach(machine -> line("\"%s\" {%s}".formatted(machine.name(), machine.id())));
    }

    private void disk(Medium medium) {
        line("UUID:           " + medium.id());
        line("Parent UUID:    base");
        line("State:          " + state(medium.getState()));
        line("Type:           "
                + (medium.getType() == MediumType.Normal
                        ? "normal (base)"
                        : medium.getType().name().toLowerCase(Locale.ROOT)));
        line("Location:       " + medium.file());
        line("Storage format: " + medium.getFormat());
        line("Capacity:       " + (medium.bytes() >> 20) + " MBytes");
        line("Encryption:     disabled");
        line("");
    }

    private static String state(MediumState state) {
        return switch (state) {
            case LockedWrite -> "locked write";
            case Inaccessible -> "inaccessible";
            default -> state.name().toLowerCase(Locale.ROOT);
        };
    }

    private void show(Machine machine) {
        line("name=\"" + machine.name() + '"');
        line("ostype=\"Ubuntu (64-bit)\"");
        line("UUID=\"" + machine.id() + '"');
        line("CfgFile=\"" + machine.folder().resolve(machine.name() + ".vbox") + '"');
        line("VMState=\"" + machine.state().name().toLowerCase(Locale.ROOT) + '"');
        Settings settings = machine.saved();
        for (int i = 0; i < settings.controllers().size(); i++) {
            Settings.Controller controller = settings.controllers().get(i);
            line("storagecontrollername%d=\"%s\"".formatted(i, controller.name()));
            line("storagecontrollerportcount%d=\"%d\"".formatted(i, controller.ports()));
            for (int port = 0; port < controller.ports(); port++) {
                slot(settings, controller.name(), port);
            }
        }
        for (int slot = 0; slot < machine.addresses().size(); slot++) {
            line("macaddress%d=\"%s\"".formatted(slot + 1, machine.addresses().get(slot)));
        }
    }

    private void slot(Settings settings, String controller, int port) {
        String name = "\"%s-%d-0\"=".formatted(controller, port);
        settings.attachment(controller, port, 0)
                .ifPresentOrElse(
                        one -> {
                            UUID medium = one.medium();
                            line(name
                                    + '"'
                                    + (medium == null
                                            ? "emptydrive"
                                            : model.medium(medium).file())
                                    + '"');
                        },
                        () -> line(name + "\"none\""));
    }

    private void start(String name) {
        Machine machine = model.find(name);
        line("Waiting for VM \"" + name + "\" to power on...");
        machine.launch(null, new Progress(model));
        model.await(() -> machine.state() != MachineState.Starting, 60_000);
        line("VM \"" + name + "\" has been successfully started.");
    }

    private boolean control(Machine machine, String how) {
        if (!machine.isRunning()) {
            throw new Fault.Runtime(
                    Fault.Runtime.INVALID_OBJECT_STATE,
                    "Machine '%s' is not currently running".formatted(machine.name()));
        }
        switch (how) {
            case "poweroff" -> {
                var progress = new Progress(model);
                machine.powerDown(true, progress);
                progress.waitForCompletion(60_000);
            }
            case "acpipowerbutton" -> machine.powerButton();
            case "reset" -> machine.reset();
            default -> {
                return false;
            }
        }
        return true;
    }
}
