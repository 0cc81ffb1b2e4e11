package app.mooring.driver;

import static org.assertj.core.api.Assertions.assertThat;

import app.mooring.bench.MountWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The driver's bad days, for real: in both guests of the bench, with real Docker and real VirtualBox. Needs
/// the driver's bundle (`mvn package`).
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriverBenchTest {
    private static final String WRITER = "while :; do date >> /data/log; sleep 1; done";

    private final BenchGuest one = new BenchGuest("ubuntu2");
    private final BenchGuest other = new BenchGuest("ubuntu3");
    private final List<BenchGuest> both = List.of(one, other);

    @BeforeAll
    void prepare() throws IOException {
        BenchGuest.lab("vbox-reset");
        BenchGuest.lab("webservice", "stop");
        BenchGuest.lab("webservice", "start");
        BenchGuest.lab("forward", "start");
        for (BenchGuest guest : both) {
            guest.giveThirtyPorts();
            guest.uninstallDriver();
            guest.formatAsUsual(); // a run that was killed may have left it otherwise
            guest.installDriver(Path.of("target/mooring/driver/mooring-driver-linux-x64.tar.gz"));
        }
    }

    @AfterEach
    void removeContainersAndVolume() {
        both.forEach(guest -> guest.sh("docker ps -aq --filter label=driverbench | xargs -r docker rm -f -v"));
        one.sh("docker volume rm -f vol");
        assertThat(BenchGuest.holders("vol")).isEmpty();
    }

    @AfterAll
    void leaveAsFound() throws IOException {
        both.forEach(BenchGuest::uninstallDriver);
        BenchGuest.removeFolder();
        BenchGuest.lab("vbox-reset");
        BenchGuest.lab("webservice", "stop");
        BenchGuest.lab("webservice", "start");
    }

    private void createVolume() {
        one.sh("docker volume create -d driverbench --opt size=64m vol");
    }

    private static void write(BenchGuest guest, String container, String... options) {
        guest.sh("docker run -d --label driverbench --name " + container + " " + String.join(" ", options)
                + " -v vol:/data --entrypoint sh mysql -c '" + WRITER + "'");
        guest.await("docker exec " + container + " test -s /data/log");
    }

    private static void assertLetGo(BenchGuest guest) {
        guest.await("! grep -q volumes/vol /proc/self/mounts");
        guest.await("grep -qx '{}' " + BenchGuest.ROOT + "/mounts.json");
        assertThat(BenchGuest.holders("vol")).isEmpty();
    }

    @RepeatedTest(5)
    void ofTwoGuestsInTheSameMomentOneGetsTheVolume() {
        createVolume();
        String mount = "{\"Name\":\"vol\",\"ID\":\"a\"}";
        List<String> answers;
        List<Boolean> mounted;
        List<String> holders;
        try (MountWatch watch = new MountWatch(BenchGuest.ROOT, "vol")) {
            answers = atOnce(guest -> guest.ask("Mount", mount));
            mounted = both.stream().map(BenchGuest::hasVolMounted).toList();
            holders = BenchGuest.holders("vol");
            atOnce(guest -> guest.ask("Unmount", mount));
            assertThat(watch.overlaps()).isEmpty();
            assertThat(watch.seen()).hasSize(1);
        }

        assertThat(answers)
                .filteredOn(answer -> answer.contains("\"Err\":\"\""))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.contains("is attached to machine"))
                .hasSize(1);
        assertThat(mounted).containsOnlyOnce(true);
        assertThat(holders).containsExactly(mounted.getFirst() ? "ubuntu2" : "ubuntu3");
    }

    private List<String> atOnce(Function<BenchGuest, String> work) {
        return both.stream()
                .map(guest -> CompletableFuture.supplyAsync(() -> work.apply(guest), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void guestThatComesBackLeavesWhatTheOtherTookAlone() {
        createVolume();
        write(one, "first", "--restart", "always");
        one.cutPower();
        write(other, "second");
        one.start();
        one.await("docker inspect -f '{{.State.Error}}' first | grep -q 'is attached to machine .ubuntu3., which is in"
                + " state'");
        one.await("grep -qx '{}' " + BenchGuest.ROOT + "/mounts.json");
        assertThat(one.hasVolMounted()).isFalse();
        assertThat(BenchGuest.holders("vol")).containsExactly("ubuntu3");
    }

    @Test
    void diskWhoseFormattingAPowerCutInterruptedIsFormattedByTheNext() {
        createVolume();
        other.hangInTheMiddleOfFormatting();
        CompletableFuture<String> cut = CompletableFuture.supplyAsync(
                () -> other.attempt("Mount", "{\"Name\":\"vol\",\"ID\":\"a\"}"), Thread::startVirtualThread);
        other.await("test -e /run/half");
        other.cutPower();
        assertThat(cut.join()).doesNotContain("Mountpoint");
        write(one, "first");
        other.start();
        other.formatAsUsual();
    }

    @Test
    void containerGoesOnWithoutTheDriverAndIsCountedAfterwards() {
        createVolume();
        write(one, "first");
        one.sh("systemctl kill -s KILL " + BenchGuest.UNIT);
        one.await("curl -s --unix-socket " + BenchGuest.SOCKET + " -d '' http://x/Plugin.Activate");
        assertThat(one.sh("docker ps --format '{{.Names}}'")).isEqualTo("first");
        assertThat(one.hasVolMounted()).isTrue();
        one.sh("docker rm -f first");
        assertLetGo(one);
    }

    @Test
    void diskIsLetGoWhenTheWebServiceIsBack() throws IOException {
        createVolume();
        write(one, "first");
        BenchGuest.lab("webservice", "stop");
        try {
            assertThat(one.sh("docker volume ls -q --filter driver=driverbench"))
                    .isEqualTo("vol");
            one.sh("docker rm -f first");
            assertThat(one.ask("Get", "{\"Name\":\"vol\"}")).contains("\"Err\":\"\"");
            assertThat(one.ask("Mount", "{\"Name\":\"vol\",\"ID\":\"b\"}")).contains("cannot be reached");
        } finally {
            BenchGuest.lab("webservice", "start");
        }
        assertLetGo(one);
    }

    @Test
    void whatAKilledDockerdLeftBehindIsLetGo() {
        createVolume();
        write(one, "first");
        one.sh("kill -9 $(cat /run/docker.pid)");
        one.await("docker ps");
        assertLetGo(one);
    }
}
