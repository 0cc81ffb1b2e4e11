package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person reads of `docker run` on a bad day: each its own sentence.
class ErrTest {
    private static final String V = "{\"Name\":\"v\",\"ID\":\"a\"}";

    @TempDir
    Path root;

    private PlayedHost host;
    private MemoryDisks disks;
    private boolean plugged = true;
    private Door door;
    private PluginProtocol protocol;

    @BeforeEach
    void start() throws IOException {
        host = new PlayedHost();
        host.machine("1").address = PlayedHost.ADDRESS;
        host.machine("2");
        disks = new MemoryDisks(medium -> plugged
                && host.attached.stream()
                        .anyMatch(one -> one.machine().equals("1") && one.disk().equals(medium)));
        open(host.configuration(root));
    }

    private void open(Configuration configuration) {
        door = new Door(configuration);
        OwnMachine own = new OwnMachine(null, null, () -> Set.of(PlayedHost.ADDRESS));
        Volumes volumes = new Volumes(
                new VirtualBoxHypervisor(door, PlayedHost.FOLDER, own),
                disks,
                Catalogue.load(root.resolve("catalogue.json")),
                MountTable.load(root.resolve("mounts.json")),
                root,
                () -> "1:1",
                "boot");
        protocol = new PluginProtocol(volumes, () -> {});
    }

    @AfterEach
    void stop() {
        door.close();
        host.close();
    }

    private String err(String operation) throws IOException {
        byte[] answer = protocol.answer("/VolumeDriver." + operation, V.getBytes(StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(answer).path("Err").asText();
    }

    @Test
    void allPortsTaken() throws IOException {
        host.machine("1").ports = 0;
        host.disk("v");
        assertThat(err("Mount")).startsWith("All 0 ports of controller 'SATA' of machine '1' are taken.");
        assertThat(host.attached).isEmpty();
    }

    @Test
    void folderFull() throws IOException {
        host.operationFails = Optional.of("(VERR_DISK_FULL)");
        assertThat(err("Create")).startsWith("There is no room for volume 'v' in the volume folder.");
    }

    @Test
    void wrongLogin() throws IOException {
        host.disk("v");
        door.close();
        open(host.configuration(root, "hunter2"));
        assertThat(err("Mount")).contains("does not let user \"captain\" in").doesNotContain("hunter2");
        assertThat(err("Create")).contains("does not let user \"captain\" in");
    }

    @Test
    void outOfReach() throws IOException {
        host.disk("v");
        host.service.close();
        assertThat(err("Mount")).contains("cannot be reached");
    }

    @Test
    void deviceNeverAppears() throws IOException {
        host.disk("v");
        plugged = false;
        assertThat(err("Mount")).contains("did not appear in this guest");
        assertThat(host.attached).isEmpty();
    }

    @Test
    void fileSystemDamaged() throws IOException {
        PlayedHost.Disk disk = host.disk("v");
        disks.signatures.put(MemoryDisks.device(disk.id), "ext4");
        disks.damage = Optional.of("Superblock checksum does not match");
        assertThat(err("Mount")).contains("is damaged: Superblock checksum does not match");
        assertThat(host.attached).isEmpty();
    }

    @Test
    void anotherMachineHasIt() throws IOException {
        PlayedHost.Disk disk = host.disk("v");
        host.attached.add(new PlayedHost.Attached("2", disk.id, 1));
        assertThat(err("Mount")).startsWith("Volume 'v' is attached to machine '2', which is in state Running.");
        assertThat(err("Remove")).startsWith("Volume 'v' is attached to machine '2', which is in state Running.");
        assertThat(host.attached).hasSize(1);
    }
}
