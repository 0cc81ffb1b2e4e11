package app.mooring.practice.guest.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a shell does itself.
final class Builtins {
    static final Map<String, Program> ALL = Map.ofEntries(
            Map.entry("true", _ -> 0),
            Map.entry(":", _ -> 0),
            Map.entry("false", _ -> 1),
            Map.entry("umask", _ -> 0),
            Map.entry("export", Builtins::export),
            Map.entry("set", Builtins::set),
            Map.entry("trap", Builtins::trap),
            Map.entry("cd", call -> {
                call.shell()
                        .directory(
                                call.operands().isEmpty()
                                        ? "/"
                                        : call.operands().getFirst());
                return 0;
            }),
            Map.entry("exit", call -> {
                throw new Shell.Exit(
                        call.arguments().isEmpty()
                                ? Integer.parseInt(call.shell().value("?"))
                                : Integer.parseInt(call.arguments().getFirst()));
            }),
            Map.entry("exec", call -> {
                throw new Shell.Exit(call.shell().call(call.arguments(), call.io()));
            }),
            Map.entry("break", _ -> {
                throw new Shell.Jump(true);
            }),
            Map.entry("continue", _ -> {
                throw new Shell.Jump(false);
            }),
            Map.entry("read", Builtins::read),
            Map.entry("echo", Builtins::echo),
            Map.entry("test", call -> test(call, call.arguments())),
            Map.entry(
                    "[",
                    call -> test(
                            call, call.arguments().subList(0, call.arguments().size() - 1))));

    private Builtins() {}

    private static int export(Call call) {
        for (String assignment : call.operands()) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                call.shell().set(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
        return 0;
    }

    private static int set(Call call) {
        for (String argument : call.arguments()) {
            if (argument.endsWith("e")) {
                call.shell().exitOnFailure(argument.startsWith("-"));
            }
        }
        return 0;
    }

    private static int trap(Call call) {
        call.arguments().stream()
                .skip(1)
                .forEach(condition ->
                        call.shell().trap(condition, call.arguments().getFirst()));
        return 0;
    }

    private static int echo(Call call) throws IOException {
        List<String> words = call.arguments();
        boolean open = !words.isEmpty() && words.getFirst().equals("-n");
        call.io().say(String.join(" ", open ? words.subList(1, words.size()) : words) + (open ? "" : "\n"));
        return 0;
    }

    /// A byte at a time: what is after the line is the next reader's.
    private static int read(Call call) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = call.io().in();
        int one = in.read();
        while (one >= 0 && one != '\n') {
            line.write(one);
            one = in.read();
        }
        String variable = call.operands().isEmpty() ? "REPLY" : call.operands().getFirst();
        call.shell().set(variable, line.toString(StandardCharsets.UTF_8));
        return one < 0 ? 1 : 0;
    }

    private static int test(Call call, List<String> words) throws IOException {
        if (!words.isEmpty() && words.getFirst().equals("!")) {
            return test(call, words.subList(1, words.size())) == 0 ? 1 : 0;
        }
        boolean holds = switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.getFirst().isEmpty();
            case 2 -> one(call, words.get(0), words.get(1));
            default -> two(words.get(0), words.get(1), words.get(2));
        };
        return holds ? 0 : 1;
    }

    private static boolean one(Call call, String operator, String operand) throws IOException {
        if (operator.equals("-n")) {
            return !operand.isEmpty();
        }
        if (operator.equals("-z")) {
            return operand.isEmpty();
        }
        Path file = call.file(operand);
        return switch (operator) {
            case "-e" -> Files.exists(file);
            case "-f" -> Files.isRegularFile(file);
            case "-d" -> Files.isDirectory(file);
            case "-x" -> Files.isExecutable(file);
            case "-r" -> Files.isReadable(file);
            case "-w" -> Files.isWritable(file);
            case "-s" -> Files.exists(file) && Files.size(file) > 0;
            case "-L", "-h" -> Files.isSymbolicLink(file);
            case "-S" ->
                Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.readAttributes(
                                        file,
                                        java.nio.file.attribute.BasicFileAttributes.class,
                                        LinkOption.NOFOLLOW_LINKS)
                                .isOther();
            default -> false;
        };
    }

    private static boolean two(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            default -> {
                int order = Long.compare(Long.parseLong(left.strip()), Long.parseLong(right.strip()));
                yield switch (operator) {
                    case "-eq" -> order == 0;
                    case "-ne" -> order != 0;
                    case "-lt" -> order < 0;
                    case "-le" -> order <= 0;
                    case "-gt" -> order > 0;
                    case "-ge" -> order >= 0;
                    default -> false;
                };
            }
        };
    }
}
