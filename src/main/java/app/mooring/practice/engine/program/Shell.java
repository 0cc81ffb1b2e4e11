package app.mooring.practice.engine.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `sh -c SCRIPT` in a container, played: commands, `;`, `&&`, `||`, quotes, variables, `while`, `trap … TERM`,
/// and outputs sent to `>&1`, `>&2` and `/dev/null`. What it does not know it refuses as an unknown command.
final class Shell implements Program.Running {
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;
    private static final int NOT_FOUND = 127;

    /// Ends the script.
    private static final class Exit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Exit(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    private final Surroundings container;
    private final Function<String, Optional<Program>> programs;
    private final boolean first;
    private final Map<String, String> variables;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable String onTerm;
    private volatile boolean terminated;
    private volatile boolean killed;
    private Program.@Nullable Running child;
    private int last;
    private volatile int status;

    /// @param first whether it is the container's own program, which a SIGTERM does not end unless it is
    /// trapped
    Shell(Surroundings container, Function<String, Optional<Program>> programs, String script, boolean first) {
        this.container = container;
        this.programs = programs;
        this.first = first;
        this.variables = new HashMap<>(container.env());
        this.thread = Thread.ofVirtual().name("sh " + container.host()).unstarted(() -> run(script));
    }

    Shell begin() {
        thread.start();
        return this;
    }

    private void run(String script) {
        int code;
        try {
            code = list(ScriptWords.of(script));
        } catch (Exit exit) {
            code = exit.status;
        } catch (InterruptedException e) {
            code = killed ? KILLED : TERMINATED;
        } catch (ScriptWords.Wrong wrong) {
            complain("sh: 1: Syntax error: " + wrong.getMessage());
            code = 2;
        } catch (IOException gone) {
            code = 1;
        }
        status = killed ? KILLED : code;
        ended.countDown();
    }

    /// Lists of commands up to the end, or to a word that ends them.
    private int list(ScriptWords words) throws IOException, InterruptedException {
        while (words.more() && !words.at("done")) {
            String before = ";";
            do {
                boolean runs = before.equals(";") || before.equals("&&") == (last == 0);
                int result = command(words, runs);
                if (runs) {
                    last = result;
                }
                signals();
                before = words.operator();
            } while (before.equals("&&") || before.equals("||"));
        }
        return last;
    }

    private void signals() throws IOException, InterruptedException {
        if (killed) {
            throw new Exit(KILLED);
        }
        String trap = onTerm;
        if (terminated && trap != null) {
            terminated = false;
            list(ScriptWords.of(trap));
        } else if (terminated && !first) {
            throw new Exit(TERMINATED);
        }
        terminated = false;
    }

    private int command(ScriptWords words, boolean runs) throws IOException, InterruptedException {
        if (words.at("while")) {
            return loop(words, runs);
        }
        List<String> argv = new ArrayList<>();
        OutputStream out = container.out();
        OutputStream err = container.err();
        while (words.more() && !words.atOperator()) {
            switch (words.next(variables, last)) {
                case ">&2", "1>&2" -> out = err;
                case "2>&1" -> err = out;
                case ">/dev/null", "1>/dev/null" -> out = OutputStream.nullOutputStream();
                case "2>/dev/null" -> err = OutputStream.nullOutputStream();
                case String word -> argv.add(word);
            }
        }
        return runs && !argv.isEmpty() ? simple(argv, container.with(out, err)) : last;
    }

    private int loop(ScriptWords words, boolean runs) throws IOException, InterruptedException {
        words.skip("while");
        int begin = words.position();
        while (true) {
            words.position(begin);
            int condition = command(words, runs);
            words.operator();
            words.skip("do");
            if (runs && condition == 0) {
                signals();
                list(words);
                continue;
            }
            words.skipTo("done");
            return 0;
        }
    }

    private int simple(List<String> argv, Surroundings at) throws IOException, InterruptedException {
        String name = argv.getFirst();
        int equals = name.indexOf('=');
        if (argv.size() == 1 && equals > 0 && name.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
            variables.put(name.substring(0, equals), name.substring(equals + 1));
            return 0;
        }
        return switch (name) {
            case "exit" -> throw new Exit(argv.size() > 1 ? Integer.parseInt(argv.get(1)) & 0xff : last);
            case "trap" -> trap(argv);
            case "exec" -> argv.size() > 1 ? simple(argv.subList(1, argv.size()), at) : 0;
            default -> start(name, argv, at);
        };
    }

    private int trap(List<String> argv) {
        if (argv.stream().skip(2).anyMatch(signal -> signal.matches("(SIG)?TERM|15"))) {
            onTerm = argv.get(1);
        }
        return 0;
    }

    private int start(String name, List<String> argv, Surroundings at) throws IOException, InterruptedException {
        Optional<Program> program = programs.apply(name);
        if (program.isEmpty()) {
            at.err().write(("sh: 1: " + name + ": not found\n").getBytes(StandardCharsets.UTF_8));
            return NOT_FOUND;
        }
        Program.Running running = program.get().start(at.with(argv, variables));
        synchronized (this) {
            child = running;
        }
        try {
            if (killed) {
                running.kill();
            }
            return running.await();
        } catch (InterruptedException e) {
            running.kill();
            throw e;
        } finally {
            synchronized (this) {
                child = null;
            }
        }
    }

    private void complain(String sentence) {
        try {
            container.err().write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Its container is gone.
        }
    }

    /// As a shell does: the command that runs is waited for first. The played ones end at once.
    @Override
    public void terminate() {
        terminated = true;
        Program.Running running;
        synchronized (this) {
            running = child;
        }
        if (running != null && (onTerm != null || !first)) {
            running.terminate();
        }
    }

    @Override
    public void kill() {
        killed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int await() throws InterruptedException {
        ended.await();
        return status;
    }
}
