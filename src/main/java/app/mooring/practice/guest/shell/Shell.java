package app.mooring.practice.guest.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// One run of `sh` in a guest: it runs scripts and programs, one at a time. Interrupting its thread ends it.
public final class Shell {
    private static final System.Logger LOG = System.getLogger(Shell.class.getName());
    private static final int PIPE = 1 << 16;
    private static final int NOT_FOUND = 127;

    /// Ends the shell with that status.
    static final class Exit extends RuntimeException {
        final int status;

        Exit(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    /// `break`, `continue`.
    static final class Jump extends RuntimeException {
        final boolean out;

        Jump(boolean out) {
            super(null, null, false, false);
            this.out = out;
        }
    }

    private final GuestFiles files;
    private final Map<String, Program> programs;
    private final Map<String, String> variables;
    private final Map<String, String> traps = new HashMap<>();
    private final String user;
    private final Network network;
    private String directory;
    private String name = "sh";
    private List<String> parameters = List.of();
    private boolean untested;
    private boolean exitOnFailure;
    private int status;

    /// @param programs by name; the shell's own are beside them
    /// @param user who runs it
    /// @param network its way out
    public Shell(
            GuestFiles files,
            Map<String, Program> programs,
            Map<String, String> environment,
            String user,
            String directory,
            Network network) {
        this.files = files;
        this.programs = programs;
        this.variables = new HashMap<>(environment);
        this.user = user;
        this.network = network;
        this.directory = directory;
    }

    public GuestFiles files() {
        return files;
    }

    public String user() {
        return user;
    }

    public String directory() {
        return directory;
    }

    void directory(String path) {
        directory = path;
    }

    /// All of its variables.
    public Map<String, String> environment() {
        return Map.copyOf(variables);
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    List<String> parameters() {
        return parameters;
    }

    void trap(String condition, String action) {
        traps.put(condition, action);
    }

    void exitOnFailure(boolean on) {
        exitOnFailure = on;
    }

    /// A shell with the same surroundings, for another user.
    public Shell as(String other) {
        return new Shell(files, programs, variables, other, directory, network);
    }

    String value(String parameter) {
        if (parameter.matches("[0-9]+")) {
            int index = Integer.parseInt(parameter);
            return index == 0 ? name : index <= parameters.size() ? parameters.get(index - 1) : "";
        }
        return switch (parameter) {
            case "?" -> String.valueOf(status);
            case "#" -> String.valueOf(parameters.size());
            case "$" -> "4242";
            case "*", "@" -> String.join(" ", parameters);
            default -> variables.getOrDefault(parameter, "");
        };
    }

    /// Runs a script; its status. Its `EXIT` trap is run whatever happens.
    ///
    /// @param zero what `$0` is
    public int script(String script, String zero, List<String> arguments, Io io)
            throws IOException, InterruptedException {
        name = zero;
        parameters = List.copyOf(arguments);
        try {
            status = run(Parser.parse(script), io);
        } catch (SyntaxError wrong) {
            io.complain("sh: 1: Syntax error: " + wrong.getMessage() + "\n");
            status = 2;
        } catch (Exit exit) {
            status = exit.status;
        } finally {
            String last = traps.remove("EXIT");
            if (last != null) {
                ending(last, io);
            }
        }
        return status;
    }

    private void ending(String action, Io io) throws IOException, InterruptedException {
        boolean interrupted = Thread.interrupted();
        exitOnFailure = false;
        int result = status;
        try {
            run(Parser.parse(action), io);
        } catch (Exit exit) {
            result = exit.status;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        status = result;
    }

    /// What a script says, without the line ends at its end.
    String substitute(String script, Io io) throws IOException, InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        status = run(Parser.parse(script), new Io(io.in(), said, io.err()));
        return said.toString(StandardCharsets.UTF_8).replaceFirst("\n+$", "");
    }

    private int run(Node node, Io io) throws IOException, InterruptedException {
        return switch (node) {
            case Node.Simple simple -> simple(simple, io);
            case Node.Redirected(Node inner, List<Node.Redirection> redirections) ->
                redirected(redirections, io, with -> run(inner, with));
            case Node.Pipeline(List<Node> parts) -> checked(pipeline(parts, io));
            case Node.Not(Node inner) -> tested(inner, io) == 0 ? 1 : 0;
            case Node.Both(Node left, boolean and, Node right) ->
                (tested(left, io) == 0) == and ? run(right, io) : status;
            case Node.Sequence(List<Node> nodes) -> {
                status = 0;
                for (Node each : nodes) {
                    status = run(each, io);
                }
                yield status;
            }
            case Node.If(Node condition, Node then, Node otherwise) ->
                run(tested(condition, io) == 0 ? then : otherwise, io);
            case Node.While(Node condition, boolean until, Node body) -> loop(condition, until, body, io);
            case Node.For(String variable, List<String> words, Node body) -> {
                status = 0;
                for (String value : Expansion.fields(this, io, words)) {
                    variables.put(variable, value);
                    status = run(body, io);
                }
                yield status;
            }
        };
    }

    /// Where a failure is an answer: it does not end the shell.
    private int tested(Node node, Io io) throws IOException, InterruptedException {
        boolean before = untested;
        untested = true;
        try {
            status = run(node, io);
            return status;
        } finally {
            untested = before;
        }
    }

    private int loop(Node condition, boolean until, Node body, Io io) throws IOException, InterruptedException {
        int last = 0;
        while ((tested(condition, io) == 0) != until) {
            try {
                last = run(body, io);
            } catch (Jump jump) {
                if (jump.out) {
                    break;
                }
            }
        }
        return last;
    }

    private int checked(int result) {
        status = result;
        if (result != 0 && exitOnFailure && !untested) {
            throw new Exit(result);
        }
        return result;
    }

    private int simple(Node.Simple command, Io io) throws IOException, InterruptedException {
        int assignments = 0;
        while (assignments < command.words().size()
                && command.words().get(assignments).matches("[A-Za-z_]\\w*=(?s:.*)")) {
            assignments++;
        }
        List<String> argv = Expansion.fields(
                this, io, command.words().subList(assignments, command.words().size()));
        status = 0;
        Map<String, String> set = new HashMap<>();
        for (String assignment : command.words().subList(0, assignments)) {
            int equals = assignment.indexOf('=');
            set.put(assignment.substring(0, equals), Expansion.text(this, io, assignment.substring(equals + 1)));
        }
        if (argv.isEmpty()) {
            variables.putAll(set);
            return checked(status);
        }
        Map<String, String> before = new HashMap<>(variables);
        variables.putAll(set);
        try {
            return checked(redirected(command.redirections(), io, with -> call(argv, with)));
        } finally {
            // What the program itself set stays.
            set.keySet().forEach(each -> {
                variables.remove(each);
                if (before.containsKey(each)) {
                    variables.put(each, before.get(each));
                }
            });
        }
    }

    /// Calls a program; its status, 127 where there is none of that name.
    public int call(List<String> argv, Io io) throws IOException, InterruptedException {
        String called = argv.getFirst();
        String base = called.substring(called.lastIndexOf('/') + 1);
        Program program = Builtins.ALL.getOrDefault(base, programs.get(base));
        if (program == null) {
            LOG.log(System.Logger.Level.WARNING, "A played guest has no {0}", called);
            io.complain("sh: 1: " + called + ": not found\n");
            return NOT_FOUND;
        }
        try {
            return program.run(new Call(this, argv, io));
        } catch (NoSuchFileException absent) {
            io.complain(base + ": " + files.guest(Path.of(absent.getFile())) + ": No such file or directory\n");
            return 1;
        }
    }

    private int pipeline(List<Node> parts, Io io) throws IOException, InterruptedException {
        List<FutureTask<Integer>> earlier = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        InputStream in = io.in();
        for (Node part : parts.subList(0, parts.size() - 1)) {
            PipedInputStream next = new PipedInputStream(PIPE);
            OutputStream out = new Flushing(new PipedOutputStream(next));
            Io its = new Io(in, out, io.err());
            Shell child = as(user);
            child.name = name;
            child.parameters = parameters;
            FutureTask<Integer> task = new FutureTask<>(() -> {
                try (out) {
                    return child.run(part, its);
                } catch (Exit exit) {
                    return exit.status;
                }
            });
            earlier.add(task);
            threads.add(Thread.ofVirtual().start(task));
            in = next;
        }
        try (InputStream last = in) {
            int result = run(parts.getLast(), new Io(last, io.out(), io.err()));
            for (FutureTask<Integer> task : earlier) {
                task.get();
            }
            return result;
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException io2 ? io2 : new IOException(broken.getCause());
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private interface Work {
        int run(Io io) throws IOException, InterruptedException;
    }

    private int redirected(List<Node.Redirection> redirections, Io io, Work work)
            throws IOException, InterruptedException {
        Io with = io;
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            for (Node.Redirection one : redirections) {
                with = redirect(one, with, opened);
            }
            return work.run(with);
        } catch (NoSuchFileException absent) {
            io.complain("sh: 1: cannot open " + files.guest(Path.of(absent.getFile())) + ": No such file\n");
            return checked(2);
        } catch (ConnectException | SocketTimeoutException away) {
            io.complain("bash: connect: " + away.getMessage() + "\n");
            return checked(1);
        } finally {
            for (AutoCloseable one : opened) {
                close(one);
            }
        }
    }

    private static void close(AutoCloseable opened) throws IOException {
        try {
            opened.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private Io redirect(Node.Redirection one, Io io, List<AutoCloseable> opened)
            throws IOException, InterruptedException {
        String target = Expansion.text(this, io, one.target());
        if (one.operator().equals(">&")) {
            OutputStream to = target.equals("2") ? io.err() : io.out();
            return one.number() == 2 ? new Io(io.in(), io.out(), to) : new Io(io.in(), to, io.err());
        }
        if (one.operator().equals("<")) {
            InputStream in = target.startsWith("/dev/tcp/")
                    ? Sockets.open(target, network)
                    : target.equals("/dev/null") ? InputStream.nullInputStream() : Files.newInputStream(at(target));
            opened.add(in);
            return new Io(in, io.out(), io.err());
        }
        OutputStream out = target.equals("/dev/null")
                ? OutputStream.nullOutputStream()
                : one.operator().equals(">>")
                        ? Files.newOutputStream(at(target), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                        : Files.newOutputStream(at(target));
        opened.add(out);
        return one.number() == 2 ? new Io(io.in(), io.out(), out) : new Io(io.in(), out, io.err());
    }

    private Path at(String path) {
        return files.host(path.startsWith("/") ? path : directory + "/" + path);
    }
}
