package app.mooring.cli;

import app.mooring.face.Rooms;
import app.mooring.lab.Machine;
import app.mooring.lab.Volume;
import app.mooring.migration.DemoReport;
import app.mooring.migration.Failover;
import app.mooring.migration.Move;
import app.mooring.plugin.PluginStatus;
import app.mooring.setup.Doctor;
import app.mooring.setup.Finding;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What the command line prints: tables for people, JSON for programs.
final class Printer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private final PrintWriter out;
    private final boolean json;

    Printer(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void line(String text) {
        out.println(text);
    }

    /// What a command did, in a sentence.
    void done(String sentence) {
        if (json) {
            json(Map.of("message", sentence));
        } else {
            line(sentence);
        }
    }

    void lines(List<String> lines) {
        if (json) {
            json(lines);
        } else {
            lines.forEach(this::line);
        }
    }

    void clients(List<Rooms.WebServiceClient> clients) {
        if (json) {
            json(clients);
            return;
        }
        for (Rooms.WebServiceClient client : clients) {
            line((client.address() + " " + (client.own() ? "this Mooring" : client.machine())).strip());
        }
    }

    void machines(List<Machine> machines) {
        if (json) {
            json(machines);
            return;
        }
        table(
                List.of("MACHINE", "STATE", "CONTROLLERS"),
                machines.stream()
                        .map(machine -> List.of(
                                machine.name(),
                                machine.state(),
                                String.join(
                                        ", ",
                                        machine.controllers().stream()
                                                .map(controller -> controller.name() + " (" + controller.bus() + ", "
                                                        + controller.ports() + " ports)")
                                                .toList())))
                        .toList());
    }

    void machine(Machine machine) {
        if (json) {
            json(machine);
            return;
        }
        out.println(machine.name() + "  " + machine.state() + "  " + machine.id());
        table(
                List.of("CONTROLLER", "PORT", "DEVICE", "HOT-PLUG", "MEDIUM"),
                machine.controllers().stream()
                        .flatMap(controller -> controller.attachments().stream()
                                .map(attachment -> List.of(
                                        controller.name(),
                                        String.valueOf(attachment.port()),
                                        attachment.device(),
                                        attachment.hotPluggable() ? "yes" : "no",
                                        attachment.location().isEmpty() ? "(empty)" : attachment.location())))
                        .toList());
    }

    void volumes(List<Volume> volumes) {
        if (json) {
            json(volumes);
            return;
        }
        table(
                List.of("VOLUME", "STATE", "MACHINE", "PORT", "USED", "SIZE", "FORMAT", "MEDIUM"),
                volumes.stream()
                        .map(volume -> List.of(
                                volume.name(),
                                volume.state().name().toLowerCase(Locale.ROOT),
                                Objects.requireNonNullElse(volume.machine(), "-"),
                                volume.port() == null ? "-" : String.valueOf(volume.port()),
                                mebibytes(volume.usedBytes()),
                                mebibytes(volume.fullBytes()),
                                volume.format(),
                                volume.medium()))
                        .toList());
    }

    void volume(Volume volume) {
        if (json) {
            json(volume);
        } else {
            volumes(List.of(volume));
        }
    }

    void diagnoses(List<Doctor.Diagnosis> diagnoses) {
        Locale locale = Locale.getDefault();
        if (json) {
            json(diagnoses.stream()
                    .map(one -> new Diagnosis(
                            one.requirement().id(),
                            one.requirement().subject(),
                            one.finding().state(),
                            one.finding().detail(locale),
                            one.finding().remedy(locale)))
                    .toList());
            return;
        }
        table(
                List.of("STATE", "SUBJECT", "REQUIREMENT", "FOUND"),
                diagnoses.stream()
                        .map(one -> List.of(
                                one.finding().state(),
                                one.requirement().subject(),
                                one.requirement().id(),
                                (one.finding().detail(locale) + " "
                                                + one.finding().remedy(locale))
                                        .strip()))
                        .toList());
    }

    /// What to do about what was found; nothing where there is nothing to do.
    void next(List<Doctor.Diagnosis> diagnoses) {
        long blocked = diagnoses.stream()
                .filter(one -> one.finding() instanceof Finding.Blocked)
                .count();
        long missing =
                diagnoses.stream().filter(one -> !one.finding().isSatisfied()).count() - blocked;
        if (!json && missing > 0) {
            out.println();
            out.println("Missing: %d. Waiting for what is missing: %d. What Mooring can bring about: mooring setup"
                    .formatted(missing, blocked));
        }
    }

    /// As the JSON has it.
    private record Diagnosis(String id, String subject, String state, String detail, String remedy) {}

    void demo(DemoReport report) {
        if (json) {
            json(report);
            return;
        }
        DemoReport.Proof proof = report.proof();
        out.println(report.passed() ? "Passed." : "Not passed.");
        out.println("  rows read after the move  " + proof.row() + ", " + proof.randomRow());
        out.println("  checksum before, after    " + proof.checksumBefore() + ", " + proof.checksumAfter());
        out.println("  medium before, after      " + proof.medium() + ", " + proof.mediumAfter());
        out.println("  serial before, after      " + proof.serialBefore() + ", " + proof.serialAfter());
        out.println("  down for                  %.1f s".formatted(report.downtimeMillis() / 1000.0));
    }

    void move(Move.Report report) {
        if (json) {
            json(report);
        } else if (report.from().equals(report.to())) {
            out.println(report.container() + " is on " + report.to() + " already.");
        } else if (!report.runs()) {
            out.println("%s is on %s with %s, stopped as it was before. To start it, in %s: sudo docker start %s"
                    .formatted(
                            report.container(),
                            report.to(),
                            String.join(", ", report.volumes()),
                            report.to(),
                            report.container()));
        } else {
            out.println("%s is on %s with %s, and was down for %.1f s."
                    .formatted(
                            report.container(),
                            report.to(),
                            String.join(", ", report.volumes()),
                            report.downtimeMillis() / 1000.0));
        }
        if (!json && !report.kept().isEmpty()) {
            out.println(("What it wrote outside its volumes did not come along, and is still on %s, in %s. If nothing"
                            + " there is needed, in %s: sudo docker rm %s")
                    .formatted(report.from(), report.kept(), report.from(), report.kept()));
        }
    }

    void failover(Failover.Report report) {
        if (json) {
            json(report);
        } else {
            out.println("%s is attached to %s, port %d. Use it there:"
                    .formatted(report.volume(), report.to(), report.port()));
            out.println("  " + report.next());
        }
    }

    void plugins(List<PluginStatus> plugins) {
        if (json) {
            json(plugins);
            return;
        }
        table(
                List.of("MACHINE", "RELEASE", "CONFIGURED", "SERVICE", "SOCKET"),
                plugins.stream()
                        .map(one -> List.of(
                                one.machine(),
                                one.release().isEmpty() ? "-" : one.release(),
                                one.configured() ? "yes" : "no",
                                one.restartNeeded() ? one.service() + ", restart needed" : one.service(),
                                one.socket() ? "yes" : "no"))
                        .toList());
    }

    void webService(Rooms.WebServiceStatus status) {
        if (json) {
            json(status);
            return;
        }
        out.println(status.url()
                + (status.running() ? "  runs (process " + status.process() + ")" : "  does not run")
                + (status.answers()
                        ? ", lets Mooring in, VirtualBox " + status.version()
                        : ", does not let Mooring in"));
        if (!status.login()) {
            out.println("It asks for no login: whoever reaches this port controls every machine of this user.");
        }
        if (!status.tls()) {
            out.println("It is not encrypted: whoever listens on the way can read and change what is said.");
        }
    }

    private static String mebibytes(long bytes) {
        return "%,d MiB".formatted(bytes >> 20);
    }

    private void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.addAll(rows);
        int[] widths = new int[head.size()];
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
