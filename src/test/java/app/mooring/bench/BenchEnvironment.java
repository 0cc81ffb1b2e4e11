package app.mooring.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Which bench the tests run on: the variables of `src/bench/etc/lab.conf`, with its defaults.
public final class BenchEnvironment {
    /// One of the two guests.
    ///
    /// @param name what the bench calls it
    /// @param machine the machine of VirtualBox that it stands for
    public record Guest(String name, String machine, String address) {}

    public static final Path DATA = Path.of(get("LAB_DATA", get("XDG_CACHE_HOME", "/var/cache") + "/mooring-lab"));
    public static final Path BIN = Path.of("src/bench/bin").toAbsolutePath();
    /// The home folder on the host that has VirtualBox, which sees no other.
    public static final Path HOME = DATA.resolve("host");
    public static final Path VOLUMES = HOME.resolve("VirtualBox/Volumes");
    public static final Path KEY = DATA.resolve("keys/id_lab");
    /// The host, for its guests.
    public static final String HOST = get("LAB_HOST_IP", "10.77.0.1");
    private static final int PORT = Integer.parseInt(get("LAB_VBOX_PORT", "18083"));
    /// The bench's own web service, for the host and for the guests.
    public static final String WEB_SERVICE = get("MOORING_BENCH_WEBSERVICE", "http://127.0.0.1:" + PORT);

    public static final String WEB_SERVICE_FOR_GUESTS = "http://" + HOST + ":" + PORT;

    private static final Map<String, String> ADDRESSES = Map.of("ubuntu2", "10.77.0.12", "ubuntu3", "10.77.0.13");
    public static final List<Guest> GUESTS = Arrays.stream(
                    get("LAB_GUESTS", "ubuntu2 ubuntu3").split(" +", -1))
            .map(name -> new Guest(
                    name, get("LAB_VM_" + name, name), get("LAB_IP_" + name, ADDRESSES.getOrDefault(name, ""))))
            .toList();

    private BenchEnvironment() {}

    private static String get(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }

    public static Guest guest(String machine) {
        return GUESTS.stream()
                .filter(one -> one.machine().equals(machine))
                .findFirst()
                .orElseThrow();
    }

    /// Starts the bench's own web service anew, which lets everybody in: VirtualBox's setting for that is one
    /// for all web services, and whoever started another since has changed it.
    public static void openWebService() {
        for (String verb : List.of("stop", "start")) {
            try {
                int status = new ProcessBuilder(lab("webservice", verb))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                if (status != 0) {
                    throw new IllegalStateException("lab webservice " + verb + " ended with " + status);
                }
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /// The command `lab …`; a word that is a machine's name stands for its guest.
    public static List<String> lab(String... words) {
        Stream<String> named = Arrays.stream(words)
                .map(word -> GUESTS.stream()
                        .filter(one -> one.machine().equals(word))
                        .map(Guest::name)
                        .findFirst()
                        .orElse(word));
        return Stream.concat(Stream.of(BIN.resolve("lab").toString()), named).toList();
    }
}
