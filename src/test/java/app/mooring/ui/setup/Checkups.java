package app.mooring.ui.setup;

import app.mooring.failure.Failure;
import app.mooring.setup.Doctor;
import app.mooring.setup.Finding;
import app.mooring.setup.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a doctor finds in labs that tests draw.
public final class Checkups {
    private static final List<String> MENDED = List.of(
            "webservice.running",
            "volume.folder",
            "machine.power",
            "machine.ide",
            "machine.ports",
            "plugin.installed",
            "plugin.configured",
            "plugin.service");

    private Checkups() {}

    /// A lab in which all holds.
    public static List<Doctor.Diagnosis> well() {
        return found(Map.of());
    }

    /// The second machine has yet to be set up, and is off.
    public static List<Doctor.Diagnosis> half() {
        return found(Map.of(
                "machine.power ubuntu3",
                        new Finding.Unsatisfied(Failure.failed("setup.machineOff", "ubuntu3", "PoweredOff")),
                "machine.ide ubuntu3", new Finding.Unsatisfied(Failure.failed("setup.ide", "ubuntu3", "SATA", 30)),
                "machine.ports ubuntu3", new Finding.Unsatisfied(Failure.failed("setup.ports", "ubuntu3", "SATA", 30)),
                "guest.ssh ubuntu3",
                        new Finding.Unsatisfied(Failure.failed("ssh.unreachable", "ubuntu3", "192.168.56.13", 22)),
                "webservice.reachable ubuntu2",
                        new Finding.Unknown(Failure.failed("ssh.timeout", "ubuntu2", "bash", 5))));
    }

    /// All that a lab needs; what is not named holds.
    static List<Doctor.Diagnosis> found(Map<String, Finding> otherwise) {
        List<Requirement> all = new ArrayList<>();
        Requirement virtualBox = add(all, "virtualbox.found", "host");
        Requirement running = add(all, "webservice.running", "host", virtualBox);
        add(all, "volume.folder", "host");
        for (String machine : List.of("ubuntu2", "ubuntu3")) {
            Requirement found = add(all, "machine.found", machine, running);
            add(all, "machine.power", machine, found);
            Requirement sata = add(all, "machine.sata", machine, found);
            add(all, "machine.ide", machine, sata);
            add(all, "machine.ports", machine, sata);
            Requirement ssh = add(all, "guest.ssh", machine);
            Requirement sudo = add(all, "guest.sudo", machine, ssh);
            Requirement docker = add(all, "guest.docker", machine, sudo);
            Requirement reachable = add(all, "webservice.reachable", machine, ssh, running);
            Requirement installed = add(all, "plugin.installed", machine, sudo, docker, running);
            Requirement configured = add(all, "plugin.configured", machine, installed, running);
            Requirement service = add(all, "plugin.service", machine, configured);
            add(all, "plugin.answering", machine, service, reachable);
        }
        Map<Requirement, Finding> findings = new HashMap<>();
        for (Requirement one : all) {
            Optional<Requirement> missing = one.needs().stream()
                    .filter(need -> !findings.get(need).isSatisfied())
                    .findFirst();
            Finding blocked = missing.<Finding>map(need ->
                            findings.get(need) instanceof Finding.Blocked before ? before : new Finding.Blocked(need))
                    .orElse(new Finding.Satisfied(DETAILS.getOrDefault(one.id(), "")));
            findings.put(one, otherwise.getOrDefault(RequirementModel.step(one), blocked));
        }
        return all.stream()
                .map(one -> new Doctor.Diagnosis(one, findings.get(one)))
                .toList();
    }

    private static final Map<String, String> DETAILS = Map.of(
            "virtualbox.found", "/usr/lib/virtualbox",
            "webservice.running", "VirtualBox 7.2.22 · https://192.168.56.1:18083",
            "volume.folder", "/home/ada/VirtualBox/Volumes",
            "guest.ssh", "ubuntu@192.168.56.12:22",
            "guest.docker", "Docker 28.2.2",
            "webservice.reachable", "192.168.56.1:18083");

    private static Requirement add(List<Requirement> all, String id, String subject, Requirement... needs) {
        boolean mended = MENDED.contains(id);
        Requirement one = new Requirement(
                id,
                subject,
                "It is needed.",
                !mended
                        ? List.of()
                        : id.startsWith("machine.")
                                ? List.of(
                                        "mooring machine stop " + subject,
                                        "mooring machine storage " + subject,
                                        "mooring machine start " + subject)
                                : List.of("mooring plugin install " + subject),
                List.of(needs),
                () -> "",
                mended ? Optional.of(_ -> {}) : Optional.empty());
        all.add(one);
        return one;
    }
}
