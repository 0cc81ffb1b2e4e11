package app.mooring.practice.guest;

import app.mooring.plugin.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// A driver's bundle with nothing in it but its program's name: what runs in a played guest is here already.
public final class Bundles {
    private static final int BLOCK = 512;

    private Bundles() {}

    public static Bundle make(Path folder, String machine) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        byte[] content = "the driver\n".getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[BLOCK];
        put(header, 0, "bin/mooring-driver");
        put(header, 100, "0000755");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(content.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[BLOCK - content.length]);
        tar.write(new byte[2 * BLOCK]);
        Path file =
                folder.resolve("mooring-driver-linux-" + (machine.equals("x86_64") ? "x64" : "aarch64") + ".tar.gz");
        Files.createDirectories(folder);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            tar.writeTo(out);
        }
        return Bundle.find(folder, machine);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
