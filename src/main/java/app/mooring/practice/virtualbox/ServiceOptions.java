package app.mooring.practice.virtualbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The options of `vboxwebsrv`, under their short names; those that mean nothing here are taken and ignored.
record ServiceOptions(Map<Character, String> values, Set<Character> switches) {
    private static final Map<String, Character> LONG = Map.ofEntries(
            Map.entry("background", 'b'),
            Map.entry("host", 'H'),
            Map.entry("port", 'p'),
            Map.entry("ssl", 's'),
            Map.entry("keyfile", 'K'),
            Map.entry("passwordfile", 'a'),
            Map.entry("cacert", 'c'),
            Map.entry("capath", 'C'),
            Map.entry("dhfile", 'D'),
            Map.entry("randfile", 'r'),
            Map.entry("timeout", 't'),
            Map.entry("check-interval", 'i'),
            Map.entry("threads", 'T'),
            Map.entry("keepalive", 'k'),
            Map.entry("authentication", 'A'),
            Map.entry("verbose", 'v'),
            Map.entry("pidfile", 'P'),
            Map.entry("logfile", 'F'),
            Map.entry("logrotate", 'R'),
            Map.entry("logsize", 'S'),
            Map.entry("loginterval", 'I'),
            Map.entry("help", 'h'));
    private static final String SWITCHES = "bsvh";

    /// Throws IllegalArgumentException for what `vboxwebsrv` does not know.
    static ServiceOptions of(List<String> words) {
        Map<Character, String> values = new HashMap<>();
        Set<Character> switches = new HashSet<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            Character option = word.startsWith("--")
                    ? LONG.get(word.substring(2))
                    : word.length() == 2 && word.startsWith("-") ? Character.valueOf(word.charAt(1)) : null;
            if (option == null || !LONG.containsValue(option)) {
                throw new IllegalArgumentException("unrecognized option: " + word);
            }
            if (SWITCHES.indexOf(option) >= 0) {
                switches.add(option);
            } else if (rest.hasNext()) {
                values.put(option, rest.next());
            } else {
                throw new IllegalArgumentException("option requires an argument: " + word);
            }
        }
        return new ServiceOptions(values, switches);
    }

    String value(char option, String otherwise) {
        return values.getOrDefault(option, otherwise);
    }

    int number(char option, int otherwise) {
        return Integer.parseInt(value(option, String.valueOf(otherwise)));
    }
}
