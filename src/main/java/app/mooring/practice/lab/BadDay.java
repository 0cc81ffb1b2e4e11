package app.mooring.practice.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What may go wrong in a lab. The word of each is its name in lower case.
public enum BadDay {
    /// A machine loses its power. Mended: it is switched on again.
    POWER(true),
    /// A guest's network cable is pulled: packets from and to it vanish.
    NETWORK(true),
    /// Packets from and to a guest take half a second.
    SLOW(true),
    /// A guest answers with another host key than before. This stays.
    HOSTKEY(true),
    /// All ports of a machine's controller have disks on them.
    PORTS(true),
    /// No disk can be made, since the volume folder is full.
    FOLDER(false),
    /// The web service's process ends. It is started as always: `mooring webservice start`.
    WEBSERVICE(false),
    /// The web service forgets who is logged on.
    SESSIONS(false);

    private final boolean ofMachine;

    BadDay(boolean ofMachine) {
        this.ofMachine = ofMachine;
    }

    /// Whether it befalls one machine, and not the host.
    public boolean ofMachine() {
        return ofMachine;
    }

    /// How it ends, in words to a person.
    ///
    /// @param machine whom it befell
    public String end(Optional<String> machine) {
        return switch (this) {
            case HOSTKEY -> "It stays so. Mooring says what to do when it meets the key.";
            case WEBSERVICE -> "It is started as always: mooring webservice start";
            case SESSIONS -> "There is nothing to take back: Mooring logs on again.";
            case POWER, NETWORK, SLOW, PORTS, FOLDER ->
                "Take it back: mooring practice mend "
                        + word()
                        + machine.map(name -> " " + name).orElse("");
        };
    }

    /// Whether it can be taken back.
    public boolean isMendable() {
        return switch (this) {
            case POWER, NETWORK, SLOW, PORTS, FOLDER -> true;
            case HOSTKEY, WEBSERVICE, SESSIONS -> false;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BadDay> of(String word) {
        return Arrays.stream(values()).filter(day -> day.word().equals(word)).findFirst();
    }
}
