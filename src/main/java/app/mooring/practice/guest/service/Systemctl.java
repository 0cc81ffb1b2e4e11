package app.mooring.practice.guest.service;

import app.mooring.practice.guest.shell.Call;
import app.mooring.practice.guest.shell.Program;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// systemctl(1), as far as it is about one service.
public record Systemctl(Systemd systemd) implements Program {
    private static final Set<String> CHANGES = Set.of("start", "stop", "restart", "enable", "disable", "daemon-reload");
    private static final int NOT_RUNNING = 3;
    private static final int NOT_LOADED = 5;

    @Override
    public int run(Call call) throws IOException {
        List<String> words = call.operands();
        String verb = words.isEmpty() ? "" : words.getFirst();
        if (CHANGES.contains(verb) && !call.shell().user().equals("root")) {
            return complained(call, 1, "Failed to " + verb + ": Interactive authentication required.");
        }
        if (verb.equals("daemon-reload")) {
            return 0;
        }
        if (words.size() != 2) {
            return complained(call, 1, "Unknown command verb " + verb + ".");
        }
        return run(call, verb, Systemd.unit(words.get(1)));
    }

    private int run(Call call, String verb, String unit) throws IOException {
        if (verb.equals("is-active")) {
            String state = systemd.state(unit);
            call.io().say(state + "\n");
            return state.equals("active") ? 0 : NOT_RUNNING;
        }
        Optional<UnitFile> file = systemd.file(unit);
        if (file.isEmpty()) {
            return verb.endsWith("able") || verb.equals("is-enabled")
                    ? complained(call, 1, "Failed to get unit file state for " + unit + ": No such file or directory")
                    : complained(call, NOT_LOADED, "Unit " + unit + " not found.");
        }
        return switch (verb) {
            case "is-enabled" -> {
                call.io().say(systemd.isEnabled(unit) ? "enabled\n" : "disabled\n");
                yield systemd.isEnabled(unit) ? 0 : 1;
            }
            case "enable" -> {
                systemd.enable(unit, true);
                yield call.arguments().contains("--now") ? started(call, unit) : 0;
            }
            case "disable" -> {
                systemd.enable(unit, false);
                yield call.arguments().contains("--now") ? stopped(unit) : 0;
            }
            case "start" -> started(call, unit);
            case "stop" -> stopped(unit);
            case "restart" -> {
                systemd.stop(unit);
                yield started(call, unit);
            }
            case "status" -> {
                call.io()
                        .say("● %s - %s\n     Active: %s\n"
                                .formatted(unit, file.get().description(), systemd.state(unit)));
                yield systemd.state(unit).equals("active") ? 0 : NOT_RUNNING;
            }
            default -> complained(call, 1, "Unknown command verb " + verb + ".");
        };
    }

    private int started(Call call, String unit) throws IOException {
        return systemd.start(unit)
                ? 0
                : complained(
                        call,
                        1,
                        "Job for %s failed because the control process exited with error code.".formatted(unit));
    }

    private int stopped(String unit) {
        systemd.stop(unit);
        return 0;
    }

    private static int complained(Call call, int status, String complaint) throws IOException {
        call.io().complain(complaint + "\n");
        return status;
    }
}
