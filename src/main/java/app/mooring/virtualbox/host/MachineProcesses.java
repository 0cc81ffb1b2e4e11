package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The processes of this host that run machines. They outlive the VirtualBox server that knows of them. Windows
/// does not tell the command lines of processes: there they can be counted only.
public final class MachineProcesses {
    private static final List<String> PROGRAMS = List.of("VBoxHeadless", "VirtualBoxVM");

    /// What comes before a machine's name.
    private static final Set<String> NAMING = Set.of("-s", "-startvm", "--startvm", "-comment", "--comment");

    private static final Pattern UUID = Pattern.compile("\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?");

    /// One that has just been told to end needs a moment for it.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private MachineProcesses() {}

    /// Whether one runs the machine of that UUID or name, and does not end by itself within 5 s.
    public static boolean lives(String uuid, String name) {
        return lives(uuid, name, PATIENCE);
    }

    static boolean lives(String uuid, String name, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        return ProcessHandle.allProcesses().filter(process -> runs(process.info(), uuid, name)).toList().stream()
                .anyMatch(process -> !endsBefore(end, process.onExit()));
    }

    /// The same, or whether there are more processes than VirtualBox has machines on, when which machine they
    /// run is not told.
    ///
    /// @param on how many machines are on for VirtualBox
    public static boolean mayLive(String uuid, String name, IntSupplier on) {
        return mayLive(uuid, name, on, PATIENCE);
    }

    static boolean mayLive(String uuid, String name, IntSupplier on, Duration patience) {
        return lives(uuid, name, patience) || isOneTooMany(on, patience);
    }

    private static boolean isOneTooMany(IntSupplier on, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<ProcessHandle> untold = untold();
            if (untold.isEmpty() || untold.size() <= on.getAsInt()) {
                return false;
            }
            CompletableFuture<?> oneEnds = CompletableFuture.anyOf(
                    untold.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
            if (!endsBefore(end, oneEnds)) {
                return true;
            }
        }
    }

    /// Those that do not tell what they run, one a machine: VirtualBox's programs start themselves once more.
    private static List<ProcessHandle> untold() {
        return ProcessHandle.allProcesses()
                .filter(process -> isProgram(process)
                        && process.info()
                                .arguments()
                                .filter(words -> words.length > 0)
                                .isEmpty()
                        && process.parent().filter(MachineProcesses::isProgram).isEmpty())
                .toList();
    }

    private static boolean isProgram(ProcessHandle process) {
        return program(process.info()).filter(MachineProcesses::isProgram).isPresent();
    }

    /// On Linux VirtualBox's programs have rights that their user has not, so the system does not tell him what
    /// file they run; how they were called it does.
    private static Optional<String> program(ProcessHandle.Info info) {
        return info.command().or(() -> info.commandLine().map(line -> line.split(" ", 2)[0]));
    }

    /// VirtualBox itself names the machine by its UUID; who types a command may name it either way.
    static boolean runs(ProcessHandle.Info info, String uuid, String name) {
        List<String> words = Stream.concat(
                        program(info).stream(), info.arguments().stream().flatMap(Arrays::stream))
                .toList();
        boolean named = words.stream().anyMatch(word -> UUID.matcher(word).matches())
                ? words.stream().anyMatch(uuid::equalsIgnoreCase)
                : IntStream.range(1, words.size())
                        .anyMatch(i -> NAMING.contains(words.get(i - 1))
                                && words.get(i).equals(name));
        return named && words.stream().anyMatch(MachineProcesses::isProgram);
    }

    private static boolean isProgram(String word) {
        return PROGRAMS.stream().anyMatch(ProgramName.of(word)::startsWith);
    }

    private static boolean endsBefore(long end, Future<?> exit) {
        try {
            exit.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }
}
