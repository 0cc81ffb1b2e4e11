package app.mooring.practice.guest.service;

import java.util.Arrays;
import java.util.List;

/// What a unit's file says (systemd.unit(5), systemd.service(5)).
///
/// @param command the program and its arguments; empty: none
/// @param before the units that have to wait for it at boot
record UnitFile(String description, List<String> command, List<String> before) {
    static UnitFile parse(String text) {
        return new UnitFile(
                String.join(" ", words(text, "Description")), words(text, "ExecStart"), words(text, "Before"));
    }

    private static List<String> words(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .flatMap(line ->
                        Arrays.stream(line.substring(key.length() + 1).strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
