package app.mooring.driver;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A medium's description in VirtualBox. One line of it is the driver's, `mooring fsType=xfs formatting`; the others are
/// other people's and are kept.
///
/// @param fileSystem what to format the disk with; empty: as is usual
/// @param formatting whether formatting it was begun, on a disk that was blank, and was not finished
record Description(Optional<FileSystem> fileSystem, boolean formatting, List<String> others) {
    private static final String OURS = "mooring";
    private static final String TYPE = "fsType=";
    private static final String FORMATTING = "formatting";

    static Description parse(String text) {
        List<String> words = text.lines()
                .filter(Description::isOurs)
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .toList();
        return new Description(
                words.stream()
                        .filter(word -> word.startsWith(TYPE))
                        .flatMap(word -> FileSystem.find(word.substring(TYPE.length())).stream())
                        .findFirst(),
                words.contains(FORMATTING),
                text.lines().filter(line -> !isOurs(line)).toList());
    }

    private static boolean isOurs(String line) {
        return line.startsWith(OURS + " ");
    }

    Description withFormatting(boolean begun) {
        return new Description(fileSystem, begun, others);
    }

    String text() {
        StringBuilder ours = new StringBuilder(OURS);
        fileSystem.ifPresent(one -> ours.append(' ').append(TYPE).append(one.type()));
        if (formatting) {
            ours.append(' ').append(FORMATTING);
        }
        Stream<String> first = ours.length() > OURS.length() ? Stream.of(ours.toString()) : Stream.of();
        return String.join("\n", Stream.concat(first, others.stream()).toList());
    }
}
