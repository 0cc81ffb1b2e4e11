package app.mooring.practice.guest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A guest's volume plugin, as its engine asks it.
record Plugin(PlayedLab lab, String machine) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param fields names and values of the request
    JsonNode ask(String endpoint, Map<String, ?> fields) throws IOException {
        Path socket =
                lab.engines.get(machine).site.pluginSocket().apply("mooring").orElseThrow();
        byte[] body = JSON.writeValueAsBytes(fields);
        String head = "POST /VolumeDriver." + endpoint
                + " HTTP/1.1\r\nHost: plugin\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer request =
                    ByteBuffer.wrap((head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
    }

    String complaint(String endpoint, Map<String, ?> fields) throws IOException {
        return ask(endpoint, fields).path("Err").asText();
    }

    /// The directory on the host that a container gets.
    Path mount(String volume, String container) throws IOException {
        JsonNode answer = ask("Mount", Map.of("Name", volume, "ID", container));
        if (!answer.path("Err").asText().isEmpty()) {
            throw new IOException(answer.path("Err").asText());
        }
        return lab.engines
                .get(machine)
                .site
                .real()
                .apply(Path.of(answer.path("Mountpoint").asText()));
    }
}
