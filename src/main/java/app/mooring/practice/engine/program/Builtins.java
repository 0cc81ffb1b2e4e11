package app.mooring.practice.engine.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/// The few programs that every played container has.
public final class Builtins {
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;

    private Builtins() {}

    /// What a small program does.
    @FunctionalInterface
    private interface Deed {
        int done(Surroundings container) throws IOException;
    }

    /// By name.
    ///
    /// @param more the other programs that a shell in the container finds
    public static Map<String, Program> of(Map<String, Program> more) {
        Map<String, Program> programs = new TreeMap<>(more);
        Function<String, Optional<Program>> find = name ->
                Optional.ofNullable(programs.get(String.valueOf(Path.of(name).getFileName())));
        programs.put("true", program(_ -> 0));
        programs.put(":", program(_ -> 0));
        programs.put("false", program(_ -> 1));
        programs.put("echo", program(Builtins::echo));
        programs.put("cat", program(Builtins::cat));
        programs.put("ls", program(Builtins::list));
        programs.put("hostname", program(container -> say(container, container.host())));
        programs.put("env", program(container -> {
            for (var entry : new TreeMap<>(container.env()).entrySet()) {
                say(container, entry.getKey() + "=" + entry.getValue());
            }
            return 0;
        }));
        programs.put("id", program(container -> say(container, "uid=0(root) gid=0(root) groups=0(root)")));
        programs.put(
                "hello",
                program(container -> say(
                        container,
                        "\n"
                                + "Hello from Docker!\n"
                                + "This message shows that the practice lab's Docker appears to be working.\n")));
        programs.put("sleep", Builtins::sleep);
        Program shell = container -> {
            List<String> argv = container.argv();
            String script = argv.size() > 2 && argv.get(1).matches("-[a-z]*c") ? argv.get(2) : "";
            return new Shell(container, find, script, container.main()).begin();
        };
        programs.put("sh", shell);
        programs.put("bash", shell);
        return Map.copyOf(programs);
    }

    private static int say(Surroundings container, String line) throws IOException {
        container.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        container.out().flush();
        return 0;
    }

    private static int echo(Surroundings container) throws IOException {
        List<String> argv = container.argv();
        boolean bare = argv.size() > 1 && argv.get(1).equals("-n");
        String text = String.join(" ", argv.subList(bare ? 2 : 1, argv.size()));
        container.out().write((bare ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
        container.out().flush();
        return 0;
    }

    private static int cat(Surroundings container) throws IOException {
        if (container.argv().size() == 1) {
            container.in().transferTo(container.out());
            return 0;
        }
        int status = 0;
        for (String name : container.argv().subList(1, container.argv().size())) {
            Path file = container.file().apply(name);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(container.out());
                }
            } else {
                status = missing(container, "cat: " + name);
            }
        }
        return status;
    }

    private static int list(Surroundings container) throws IOException {
        List<String> names = container.argv().stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .toList();
        int status = 0;
        for (String name : names.isEmpty() ? List.of("/") : names) {
            Path folder = container.file().apply(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                        say(container, String.valueOf(file.getFileName()));
                    }
                }
            } else if (Files.exists(folder)) {
                say(container, name);
            } else {
                status = missing(container, "ls: cannot access '" + name + "'");
            }
        }
        return status;
    }

    private static int missing(Surroundings container, String what) throws IOException {
        OutputStream err = container.err();
        err.write((what + ": No such file or directory\n").getBytes(StandardCharsets.UTF_8));
        return 1;
    }

    /// Done before it is waited for.
    private static Program program(Deed deed) {
        return container -> {
            int status = deed.done(container);
            return new Program.Running() {
                @Override
                public void terminate() {}

                @Override
                public void kill() {}

                @Override
                public int await() {
                    return status;
                }
            };
        };
    }

    private static Program.Running sleep(Surroundings container) {
        String seconds = container.argv().size() > 1 ? container.argv().get(1) : "0";
        boolean endless = !seconds.matches("[0-9]{1,9}(\\.[0-9]{1,3})?");
        long millis = endless ? Long.MAX_VALUE : (long) (Double.parseDouble(seconds) * 1000);
        CountDownLatch woken = new CountDownLatch(1);
        return new Program.Running() {
            private volatile int status;

            @Override
            public void terminate() {
                end(TERMINATED);
            }

            @Override
            public void kill() {
                end(KILLED);
            }

            private void end(int code) {
                status = code;
                woken.countDown();
            }

            @Override
            public int await() throws InterruptedException {
                return woken.await(millis, TimeUnit.MILLISECONDS) ? status : 0;
            }
        };
    }
}
