package app.mooring.virtualbox.host;

import app.mooring.failure.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The processes of this host that run machines. They outlive the VirtualBox server that knows of them. (Windows does not
/// tell the command lines of processes: there, none is found.)
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
        long end = System.nanoTime() + PATIENCE.toNanos();
        return ProcessHandle.allProcesses()
                .filter(process -> runs(process.info(), uuid, name))
                .toList()
                .stream()
                .anyMatch(process -> !endsBefore(end, process));
    }

    /// VirtualBox itself names the machine by its UUID; who types a command may name it either way.
    private static boolean runs(ProcessHandle.Info info, String uuid, String name) {
        List<String> words = Stream.concat(info.command().stream(), info.arguments().stream().flatMap(Arrays::stream))
                .toList();
        boolean named = words.stream().anyMatch(word -> UUID.matcher(word).matches())
                ? words.stream().anyMatch(uuid::equalsIgnoreCase)
                : IntStream.range(1, words.size())
                        .anyMatch(i -> NAMING.contains(words.get(i - 1)) && words.get(i).equals(name));
        return named && words.stream().anyMatch(MachineProcesses::isProgram);
    }

    private static boolean isProgram(String word) {
        return !word.isEmpty()
                && Optional.ofNullable(Path.of(word).getFileName())
                        .map(String::valueOf)
                        .filter(name -> PROGRAMS.stream().anyMatch(name::startsWith))
                        .isPresent();
    }

    private static boolean endsBefore(long end, ProcessHandle process) {
        try {
            process.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
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
