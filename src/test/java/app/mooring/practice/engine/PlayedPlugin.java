package app.mooring.practice.engine;

import app.mooring.practice.engine.http.Connection;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A volume plugin on a Unix socket that remembers what it was asked.
final class PlayedPlugin implements AutoCloseable {
    final Path socket;
    final Set<String> volumes = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;

    PlayedPlugin(Path socket) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.startVirtualThread(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                Thread.startVirtualThread(() -> serve(channel));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            Connection.serve(Channels.newInputStream(channel), Channels.newOutputStream(channel), exchange -> {
                ObjectNode request = Json.read(exchange.body());
                exchange.answer(
                        200,
                        "application/vnd.docker.plugins.v1.1+json",
                        answer(exchange.path(), request).toString().getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException e) {
            // The engine is gone.
        }
    }

    private ObjectNode answer(String path, ObjectNode request) {
        String operation = path.substring(path.indexOf('.') + 1);
        String name = request.path("Name").asText("");
        String id = request.path("ID").asText("");
        calls.add(id.isEmpty() ? operation : operation + " " + id);
        ObjectNode answer = Json.object().put("Err", "");
        if (refused.contains(operation)) {
            return answer.put("Err", "no " + operation + " today");
        }
        switch (operation) {
            case "Activate" -> answer.putArray("Implements").add("VolumeDriver");
            case "Create" -> volumes.add(name);
            case "Remove" -> volumes.remove(name);
            case "Mount" -> answer.put("Mountpoint", "/mnt/" + name);
            case "Get" -> {
                if (volumes.contains(name)) {
                    answer.putObject("Volume").put("Name", name).put("Mountpoint", "");
                } else {
                    answer.put("Err", "no such volume");
                }
            }
            case "List" -> {
                var list = answer.putArray("Volumes");
                volumes.forEach(volume -> list.addObject().put("Name", volume).put("Mountpoint", ""));
            }
            default -> {}
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
