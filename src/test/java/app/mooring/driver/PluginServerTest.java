package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginServerTest {
    @TempDir
    Path root;

    private final MemoryHypervisor virtualBox = new MemoryHypervisor();
    private final AtomicInteger reasons = new AtomicInteger();
    private PluginServer server;
    private Path socket;

    @BeforeEach
    void start() throws IOException {
        socket = root.resolve("plugins/mooring.sock");
        Files.createDirectories(root.resolve("plugins"));
        try (ServerSocketChannel stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stale.bind(UnixDomainSocketAddress.of(socket));
        }
        server = new PluginServer(socket, volumes(), reasons::incrementAndGet);
        server.start();
    }

    private Volumes volumes() {
        return new Volumes(
                virtualBox.seenBy("1"),
                new MemoryDisks(medium -> virtualBox.attached("v").contains("1")),
                Catalogue.load(root.resolve("catalogue.json")),
                MountTable.load(root.resolve("mounts.json")),
                root,
                () -> "1:1",
                "boot");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(socket).doesNotExist();
    }

    private String exchange(String endpoint, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + endpoint + " HTTP/1.1\r\nHost: plugin\r\nConnection: close\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode ask(String endpoint, String body) throws IOException {
        String answer = exchange(endpoint, body);
        return new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void onlyItsOwnerMayUseTheSocketThatReplacedAStaleOne() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        try (var files = Files.list(root.resolve("plugins"))) {
            assertThat(files).containsExactly(socket);
        }
    }

    @Test
    void secondDriverIsRefused() {
        PluginServer second = new PluginServer(socket, volumes(), () -> {});
        assertThatThrownBy(second::start)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("driver.running"));
    }

    @Test
    void activatesAsAVolumeDriverOfGlobalScope() throws IOException {
        assertThat(ask("/Plugin.Activate", "").at("/Implements/0").asText()).isEqualTo("VolumeDriver");
        assertThat(reasons).hasValue(1);
        assertThat(ask("/VolumeDriver.Capabilities", "{}")
                        .at("/Capabilities/Scope")
                        .asText())
                .isEqualTo("global");
        assertThat(exchange("/Plugin.Activate", "").toLowerCase(Locale.ROOT))
                .contains("content-type: application/vnd.docker.plugins.v1.1+json");
    }

    @Test
    void lifeOfAVolume() throws IOException {
        String named = "{\"Name\":\"v\"}";
        String mount = "{\"Name\":\"v\",\"ID\":\"a\"}";
        String data = root.resolve("volumes/v/data").toString();
        assertThat(ask("/VolumeDriver.Get", named).path("Err").asText()).contains("no volume 'v'");
        assertThat(ask("/VolumeDriver.Create", "{\"Name\":\"v\",\"Opts\":{\"size\":\"2\"}}")
                        .toString())
                .isEqualTo("{\"Err\":\"\"}");
        assertThat(ask("/VolumeDriver.Mount", mount).path("Mountpoint").asText())
                .isEqualTo(data);
        assertThat(ask("/VolumeDriver.Path", named).path("Mountpoint").asText()).isEqualTo(data);
        assertThat(ask("/VolumeDriver.Get", named)
                        .at("/Volume/Status/fullBytes")
                        .asLong())
                .isEqualTo(2L << 30);
        assertThat(ask("/VolumeDriver.List", "{}").at("/Volumes/0/Name").asText())
                .isEqualTo("v");
        assertThat(ask("/VolumeDriver.Remove", named).path("Err").asText()).contains("in use");
        assertThat(ask("/VolumeDriver.Unmount", mount).path("Err").asText()).isEmpty();
        assertThat(ask("/VolumeDriver.Remove", named).path("Err").asText()).isEmpty();
        assertThat(ask("/VolumeDriver.List", "{}").path("Volumes")).isEmpty();
    }

    @Test
    void what_a_failed_mount_or_unmount_left_is_a_reason_to_settle() throws IOException {
        String mount = "{\"Name\":\"v\",\"ID\":\"a\"}";
        ask("/VolumeDriver.Create", "{\"Name\":\"v\"}");
        ask("/VolumeDriver.Mount", mount);
        assertThat(reasons).hasValue(0);
        virtualBox.reachable = false;
        assertThat(ask("/VolumeDriver.Unmount", mount).path("Err").asText()).isNotEmpty();
        assertThat(reasons).hasValue(1);
        assertThat(ask("/VolumeDriver.Mount", mount).path("Err").asText()).isNotEmpty();
        assertThat(reasons).hasValue(2);
        ask("/VolumeDriver.Get", "{\"Name\":\"w\"}");
        assertThat(reasons).hasValue(2);
    }

    @Test
    void nonsenseIsAnsweredWithASentence() throws IOException {
        assertThat(ask("/VolumeDriver.Create", "{").path("Err").asText()).contains("not JSON");
        assertThat(ask("/VolumeDriver.Create", "[]").path("Err").asText()).contains("not JSON");
        assertThat(ask("/VolumeDriver.Create", "{}").path("Err").asText()).contains("lacks 'Name'");
        assertThat(ask("/VolumeDriver.Create", "{\"Name\":\"../x\"}")
                        .path("Err")
                        .asText())
                .contains("not a volume name");
        assertThat(ask("/VolumeDriver.Fly", "{}").path("Err").asText()).contains("no operation");
    }

    @Test
    void moreThanAMebibyteIsNotTaken() throws IOException {
        assertThat(ask("/VolumeDriver.Create", " ".repeat((1 << 20) + 1))
                        .path("Err")
                        .asText())
                .contains("longer than 1 MiB");
    }
}
