package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.BenchEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A guest of the bench, by the name of its machine, with a driver of its own name in it.
record BenchGuest(String name) {
    static final String UNIT = "driverbench";
    static final String ROOT = "/var/lib/driverbench";
    static final String SOCKET = "/run/docker/plugins/driverbench.sock";

    private static final Path MANAGE = BenchEnvironment.BIN.resolve("host/VBoxManage");
    private static final Path HOME = BenchEnvironment.HOME;
    private static final Path VOLUMES = HOME.resolve("driverbench");
    private static final Pattern HOLDER = Pattern.compile("(?m)^(?:In use by VMs:)? +(\\S+) \\(UUID:");
    private static final String SERVICE = """
        [Unit]
        Before=docker.service
        Wants=network-online.target
        After=network-online.target local-fs.target
        [Service]
        Type=notify
        NotifyAccess=all
        ExecStart=/opt/driverbench/bin/mooring-driver /etc/driverbench.json
        UMask=0077
        Restart=always
        RestartSec=1
        [Install]
        WantedBy=multi-user.target
        """;
    private static final String HALF = """
        #!/bin/sh
        for last; do :; done
        dd if=/dev/urandom of=$last bs=1M count=1 seek=20 conv=fsync && touch /run/half
        sleep 1000
        """;

    private record Ended(int status, String output) {}

    private static Ended run(byte[] input, List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("HOME", HOME.toString());
        try {
            Path output = Files.createTempFile("bench", "output");
            Process process = builder.redirectOutput(output.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            int status = process.waitFor();
            String said = Files.readString(output).strip();
            Files.delete(output);
            return new Ended(status, said);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String succeed(byte[] input, List<String> line) {
        Ended ended = run(input, line);
        assertThat(ended.status()).as("%s: %s", line, ended.output()).isZero();
        return ended.output();
    }

    static void lab(String... words) {
        succeed(new byte[0], BenchEnvironment.lab(words));
    }

    static void removeFolder() throws IOException {
        Files.deleteIfExists(VOLUMES);
    }

    /// The machines that have a volume.
    static List<String> holders(String volume) {
        Ended ended = run(
                new byte[0],
                List.of(
                        MANAGE.toString(),
                        "showmediuminfo",
                        VOLUMES.resolve(volume).toString()));
        return HOLDER.matcher(ended.output())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    String sh(String script) {
        return succeed(new byte[0], BenchEnvironment.lab("exec", name, "sh", "-c", script));
    }

    /// Until the script ends with 0, half a minute at most; what happens in a guest tells nobody out here.
    void await(String script) {
        sh("exec 2>&1; for i in $(seq 150); do (" + script
                + ") >/dev/null && exit 0; /bin/sleep 0.2; done; echo never; " + script + "; exit 1");
    }

    /// The driver's answer to one request of the protocol.
    String ask(String operation, String body) {
        return sh(request(operation, body));
    }

    /// The same where the guest may die meanwhile.
    String attempt(String operation, String body) {
        return run(new byte[0], BenchEnvironment.lab("exec", name, "sh", "-c", request(operation, body)))
                .output();
    }

    private static String request(String operation, String body) {
        return "curl -s --unix-socket " + SOCKET + " -d '" + body + "' http://x/VolumeDriver." + operation;
    }

    boolean hasVolMounted() {
        return sh("cat /proc/self/mounts").contains(ROOT + "/volumes/vol ");
    }

    void cutPower() {
        lab("kill", name);
    }

    void start() {
        lab("start", name);
        await("docker ps");
    }

    void giveThirtyPorts() {
        lab("stop", name);
        succeed(new byte[0], List.of(MANAGE.toString(), "storagectl", name, "--name", "SATA", "--portcount", "30"));
        start();
    }

    void installDriver(Path bundle) throws IOException {
        Files.createDirectories(VOLUMES);
        put("tar xz -C /opt/driverbench", Files.readAllBytes(bundle));
        put("cat > /etc/systemd/system/" + UNIT + ".service", SERVICE.getBytes(StandardCharsets.UTF_8));
        put("cat > /etc/driverbench.json", """
            {"webService": "%s", "user": "mooring", "password": "unasked",
             "volumeFolder": "%s", "name": "driverbench", "root": "%s"}
            """.formatted(BenchEnvironment.WEB_SERVICE_FOR_GUESTS, VOLUMES, ROOT)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(sh("/opt/driverbench/bin/mooring-driver --check /etc/driverbench.json"))
                .startsWith("{\"ok\":true,\"machine\":\"" + name + "\"");
        sh("systemctl daemon-reload; systemctl enable --now " + UNIT);
    }

    private void put(String command, byte[] content) {
        succeed(
                content,
                BenchEnvironment.lab("exec", name, "sh", "-c", "umask 077; mkdir -p /opt/driverbench; " + command));
    }

    void uninstallDriver() {
        sh("systemctl disable --now " + UNIT + "; rm -rf /opt/driverbench /etc/driverbench.json " + ROOT + " " + SOCKET
                + " /etc/systemd/system/" + UNIT + ".service; systemctl daemon-reload");
    }

    void hangInTheMiddleOfFormatting() {
        put(
                "cat > /usr/local/sbin/mkfs.ext4; chmod +x /usr/local/sbin/mkfs.ext4",
                HALF.getBytes(StandardCharsets.UTF_8));
    }

    void formatAsUsual() {
        sh("rm -f /usr/local/sbin/mkfs.ext4");
    }
}
