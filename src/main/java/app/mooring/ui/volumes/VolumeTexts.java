package app.mooring.ui.volumes;

import app.mooring.lab.LabSnapshot.Kept;
import app.mooring.lab.Volume;
import app.mooring.ui.control.Link;
import app.mooring.ui.control.Tone;
import app.mooring.ui.text.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How what is known of a volume is said.
record VolumeTexts(Texts texts) {
    static Tone tone(Standing standing) {
        return switch (standing) {
            case FREE, LOCAL -> Tone.NEUTRAL;
            case ATTACHED -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case INTERRUPTED -> Tone.WARNING;
        };
    }

    String standing(Standing standing) {
        return texts.now("standing." + standing.name().toLowerCase(Locale.ROOT));
    }

    /// The machine that has it, and the port.
    String place(Seen seen) {
        return seen.volume()
                .filter(volume -> volume.port() != null)
                .map(volume -> texts.now("place.port", seen.machine(), String.valueOf(volume.port())))
                .orElse(seen.machine());
    }

    String containers(Seen seen) {
        return String.join(", ", seen.containers());
    }

    String size(Volume volume) {
        return texts.now("size", Texts.bytes(volume.usedBytes()), Texts.bytes(volume.fullBytes()));
    }

    String format(Seen seen) {
        return seen.volume()
                .map(volume -> volume.format().toUpperCase(Locale.ROOT)
                        + (volume.fileSystem() == null ? "" : " · " + volume.fileSystem()))
                .orElse("");
    }

    /// What else there is to say of it, in a line.
    String about(Seen seen) {
        return Stream.of(
                        seen.volume().map(this::size).orElse(""),
                        format(seen),
                        texts.now("driver", seen.driver()),
                        seen.age().filter(Age::isNew).isPresent() ? age(seen) : old(seen))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    String age(Seen seen) {
        return seen.age()
                .map(age -> texts.now("age." + age.unit(), age.count()))
                .orElse("");
    }

    private String old(Seen seen) {
        return seen.age().isEmpty() ? "" : texts.now("age.old", age(seen));
    }

    String kind(Link.Kind kind) {
        return texts.now("link." + kind.name().toLowerCase(Locale.ROOT));
    }

    String keeps(Kept kept) {
        return texts.now(kept == Kept.STATELESS ? "container.stateless" : "container.stateful");
    }

    String why(Kept kept) {
        return texts.now("keeps." + kept.name().toLowerCase(Locale.ROOT));
    }
}
