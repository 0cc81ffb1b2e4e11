import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes the run-time images that the driver brings into the guests: `Runtime.java MODULES FOLDER [X64-JMODS
/// [AARCH64-JMODS]]`.
///
/// The image for linux-x64 is made of the running JDK when that is one for linux-x64, else of the `jmods`
/// folder given. The one for linux-aarch64 is made where the `jmods` folder of such a JDK is given.
class Runtime {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String modules = arguments[0];
        Path folder = Path.of(arguments[1]);
        String x64 = given(arguments, 2);
        String aarch64 = given(arguments, 3);
        boolean native64 = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (!x64.isEmpty() || native64) {
            link(modules, folder.resolve("linux-x64"), x64);
        } else {
            throw new IOException("-Dmooring.runtime.x64=FOLDER must name the jmods folder of a JDK 25 for linux-x64");
        }
        if (!aarch64.isEmpty()) {
            link(modules, folder.resolve("linux-aarch64"), aarch64);
        }
    }

    private static String given(String[] arguments, int index) {
        return arguments.length > index && !arguments[index].startsWith("${") ? arguments[index] : "";
    }

    private static void link(String modules, Path image, String jmods) throws IOException, InterruptedException {
        if (Files.exists(image.resolve("release"))) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--add-modules",
                modules,
                "--output",
                image.toString(),
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--compress",
                "zip-6"));
        if (!jmods.isEmpty()) {
            command.addAll(List.of("--module-path", jmods));
        }
        Files.createDirectories(image.getParent());
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("jlink failed (" + status + ")");
        }
    }
}
