package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `grep`, with its options `c`, `F`, `H`, `q`, `s` and `e PATTERN`.
final class Grep {
    private static final int TROUBLE = 2;

    private final Call call;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private boolean found;

    private Grep(Call call) {
        this.call = call;
        boolean pattern = false;
        for (String argument : call.arguments()) {
            if (pattern) {
                pattern(argument);
                pattern = false;
            } else if (argument.equals("-e")) {
                pattern = true;
            } else if (!argument.startsWith("-")) {
                files.add(argument);
            }
        }
        if (patterns.isEmpty()) {
            pattern(files.removeFirst());
        }
    }

    private void pattern(String text) {
        patterns.add(Pattern.compile(text, call.has('F') ? Pattern.LITERAL : 0));
    }

    static int run(Call call) throws IOException {
        return new Grep(call).run();
    }

    private int run() throws IOException {
        boolean trouble = false;
        if (files.isEmpty()) {
            search("(standard input)", call.io().in().readAllBytes());
        }
        for (String file : files) {
            try {
                search(file, Files.readAllBytes(call.file(file)));
            } catch (NoSuchFileException absent) {
                trouble = true;
                if (!call.has('s')) {
                    call.io().complain("grep: " + file + ": No such file or directory\n");
                }
            }
        }
        return found && (call.has('q') || !trouble) ? 0 : trouble ? TROUBLE : 1;
    }

    private void search(String file, byte[] content) throws IOException {
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line ->
                        patterns.stream().anyMatch(each -> each.matcher(line).find()))
                .toList();
        found |= !lines.isEmpty();
        String prefix = call.has('H') || files.size() > 1 ? file + ":" : "";
        if (call.has('c')) {
            call.io().say(prefix + lines.size() + "\n");
        } else if (!call.has('q')) {
            for (String line : lines) {
                call.io().say(prefix + line + "\n");
            }
        }
    }
}
