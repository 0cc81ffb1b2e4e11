package app.mooring.ui.labform;

import app.mooring.lab.LabValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// What is wrong with what was typed: the key of the text that says it; empty: nothing is.
final class Rules {
    private static final String NOTHING = "";

    private final Path home;

    /// @param home what `~` stands for
    Rules(Path home) {
        this.home = home;
    }

    static String name(String text) {
        return LabValues.isName(text) ? NOTHING : "problem.name";
    }

    static String driver(String text) {
        return LabValues.isDriver(text) ? NOTHING : "problem.driver";
    }

    static String word(String text) {
        return LabValues.isWord(text) ? NOTHING : "problem.word";
    }

    static String host(String text) {
        return LabValues.isHost(text) ? NOTHING : "problem.host";
    }

    static String optionalHost(String text) {
        return text.isEmpty() ? NOTHING : host(text);
    }

    static String port(String text) {
        return isNumber(text, LabValues::isPort) ? NOTHING : "problem.port";
    }

    static String ports(String text) {
        return isNumber(text, LabValues::isPortCount) ? NOTHING : "problem.ports";
    }

    String folder(String text) {
        return isAbsolute(text) ? NOTHING : "problem.folder";
    }

    String optionalFolder(String text) {
        return text.isEmpty() ? NOTHING : folder(text);
    }

    String keys(String text) {
        return split(text).stream().allMatch(this::isAbsolute) ? NOTHING : "problem.keys";
    }

    Path path(String text) {
        return LabValues.path(text, home).normalize();
    }

    List<Path> paths(String text) {
        return split(text).stream().map(this::path).toList();
    }

    private boolean isAbsolute(String text) {
        try {
            return !text.isEmpty() && LabValues.path(text, home).isAbsolute();
        } catch (InvalidPathException broken) {
            return false;
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static boolean isNumber(String text, IntPredicate rule) {
        try {
            return rule.test(Integer.parseInt(text));
        } catch (NumberFormatException no) {
            return false;
        }
    }
}
