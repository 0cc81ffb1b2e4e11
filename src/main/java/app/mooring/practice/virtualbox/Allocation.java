package app.mooring.practice.virtualbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// How much of the disk a sparse file takes.
final class Allocation {
    private static final int BLOCK = 1 << 20;

    private Allocation() {}

    /// Bytes. Java does not tell: the system's `du` does, and without it the blocks that are not all zero are
    /// counted.
    static long of(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Process du;
        try {
            du = new ProcessBuilder("du", "-k", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            return written(file);
        }
        try (InputStream told = du.getInputStream()) {
            String[] words = new String(told.readAllBytes(), StandardCharsets.UTF_8).split("\\s", 2);
            return words[0].matches("\\d+") ? Long.parseLong(words[0]) * 1024 : written(file);
        }
    }

    static long written(Path file) throws IOException {
        long blocks = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.readNBytes(block, 0, BLOCK); read > 0; read = content.readNBytes(block, 0, BLOCK)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] != 0) {
                        blocks++;
                        break;
                    }
                }
            }
        }
        return blocks * BLOCK;
    }
}
