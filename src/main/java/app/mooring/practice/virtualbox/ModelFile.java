package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.MediumType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a host is remembered by, as JSON: for a lab that is kept.
record ModelFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Kept(List<Host> machines, List<Disk> disks, Map<String, String> extraData, String authLibrary) {}

    record Host(String name, UUID id, List<String> addresses, Settings settings) {}

    record Disk(
            String file, String format, UUID id, long bytes, String description, MediumType type, boolean registered) {
        static Disk of(Medium medium, boolean registered) {
            return new Disk(
                    medium.file().toString(),
                    medium.format(),
                    medium.id(),
                    medium.bytes(),
                    medium.description(),
                    medium.type(),
                    registered);
        }

        Medium medium(VirtualBoxModel model) {
            return new Medium(model, Path.of(file), format, id, bytes, description, type);
        }
    }

    Optional<Kept> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(path.toFile(), Kept.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Kept kept) {
        try {
            Files.createDirectories(path.getParent());
            Path draft = path.resolveSibling(path.getFileName() + ".new");
            JSON.writeValue(draft.toFile(), kept);
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
