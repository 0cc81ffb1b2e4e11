package app.mooring.ui.harbour;

import java.util.HashMap;
import java.util.Map;

/// Gives each volume a colour that it keeps as long as the page is open.
final class Colours {
    static final int COUNT = 8;

    private final Map<String, Integer> given = new HashMap<>();

    int of(String volume) {
        Integer before = given.get(volume);
        if (before != null) {
            return before;
        }
        int next = given.size() % COUNT;
        given.put(volume, next);
        return next;
    }
}
