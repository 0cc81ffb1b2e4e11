package app.mooring.practice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of a command, told apart as Docker's command line does: flags in any of their spellings, then
/// arguments.
final class Options {
    /// What a person typed wrongly. Status 125, as Docker has it.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();

    /// @param spec the flags, separated by spaces, each with its names separated by commas, the long one last;
    /// `=` at
    ///     the end where it takes a value
    /// @param mixed whether flags may stand after arguments
    Options(String command, List<String> words, String spec, boolean mixed) {
        Map<String, String> longNames = new HashMap<>();
        Set<String> valued = new HashSet<>();
        for (String flag : spec.split(" ", -1)) {
            String[] names = flag.replace("=", "").split(",", -1);
            String last = names[names.length - 1];
            for (String name : names) {
                longNames.put(name, last);
            }
            if (flag.endsWith("=")) {
                valued.add(last);
            }
        }
        int i = 0;
        for (; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                i++;
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                if (!mixed) {
                    break;
                }
                arguments.add(word);
            } else if (word.startsWith("--")) {
                String[] pair = word.substring(2).split("=", 2);
                String name = longNames.get(pair[0]);
                if (name == null) {
                    throw new Wrong("unknown flag: --" + pair[0] + "\nSee 'docker " + command + " --help'.");
                }
                if (pair.length == 2) {
                    put(name, pair[1]);
                } else if (valued.contains(name)) {
                    put(name, next(command, words, ++i, word));
                } else {
                    put(name, "true");
                }
            } else {
                i = shorts(command, words, i, longNames, valued);
            }
        }
        arguments.addAll(words.subList(Math.min(i, words.size()), words.size()));
    }

    private int shorts(String command, List<String> words, int at, Map<String, String> longNames, Set<String> valued) {
        String word = words.get(at);
        for (int c = 1; c < word.length(); c++) {
            String letter = word.substring(c, c + 1);
            String name = longNames.get(letter);
            if (name == null) {
                throw new Wrong("unknown shorthand flag: '" + letter + "' in " + word + "\nSee 'docker " + command
                        + " --help'.");
            }
            if (valued.contains(name)) {
                boolean own = c + 1 < word.length();
                put(
                        name,
                        own
                                ? word.substring(c + 1).replaceFirst("^=", "")
                                : next(command, words, at + 1, "-" + letter));
                return own ? at : at + 1;
            }
            put(name, "true");
        }
        return at;
    }

    private static String next(String command, List<String> words, int at, String flag) {
        if (at >= words.size()) {
            throw new Wrong("flag needs an argument: " + flag + "\nSee 'docker " + command + " --help'.");
        }
        return words.get(at);
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return values.containsKey(name) && !values.get(name).getLast().equals("false");
    }

    /// The last one given, or empty.
    String value(String name) {
        return values.containsKey(name) ? values.get(name).getLast() : "";
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    List<String> arguments() {
        return arguments;
    }

    /// The arguments, of which there have to be so many at least.
    List<String> atLeast(String command, int count) {
        if (arguments.size() < count) {
            throw new Wrong("\"docker " + command + "\" requires at least " + count + " argument"
                    + (count == 1 ? "" : "s") + ".\nSee 'docker " + command + " --help'.");
        }
        return arguments;
    }
}
