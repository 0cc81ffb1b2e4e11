package app.mooring.ui.control;

import app.mooring.lab.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A port of a machine's controller, and what is on it.
///
/// @param what the volume's name, or the medium's file; empty: nothing
/// @param colour the volume's own; negative: none
public record Port(int number, Use use, String what, int colour) {
    private static final String HARD_DISK = "HardDisk";

    /// What it is used for.
    public enum Use {
        FREE,
        VOLUME,
        /// The first disk, of which it starts.
        SYSTEM,
        /// A disk that is no volume.
        DISK,
        /// A drive with nothing in it.
        EMPTY_DRIVE,
        /// A disc in a drive, or something else.
        OTHER
    }

    /// All ports of a controller, in their order. An IDE controller has two devices on each of its ports, so two may
    /// have one number.
    ///
    /// @param volume says which volume is attached, where one is
    /// @param colour says which colour a volume has
    public static List<Port> all(
            Machine.Controller controller,
            Function<Machine.Attachment, Optional<String>> volume,
            ToIntFunction<String> colour) {
        List<Port> taken = controller.attachments().stream()
                .map(one -> volume.apply(one)
                        .map(name -> new Port(one.port(), Use.VOLUME, name, colour.applyAsInt(name)))
                        .orElseGet(() -> new Port(one.port(), use(one), one.location(), -1)))
                .toList();
        return Stream.concat(
                        taken.stream(),
                        IntStream.range(0, controller.ports())
                                .filter(number -> taken.stream().noneMatch(one -> one.number() == number))
                                .mapToObj(number -> new Port(number, Use.FREE, "", -1)))
                .sorted(Comparator.comparingInt(Port::number))
                .toList();
    }

    private static Use use(Machine.Attachment attachment) {
        if (attachment.location().isEmpty()) {
            return Use.EMPTY_DRIVE;
        }
        if (!attachment.device().equals(HARD_DISK)) {
            return Use.OTHER;
        }
        return attachment.port() == 0 ? Use.SYSTEM : Use.DISK;
    }
}
