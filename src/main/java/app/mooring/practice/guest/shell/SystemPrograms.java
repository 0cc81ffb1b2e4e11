package app.mooring.practice.guest.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Programs that run others, wait, count or tell of the system.
public final class SystemPrograms {
    public static final Map<String, Program> ALL = Map.ofEntries(
            Map.entry("sh", SystemPrograms::sh),
            Map.entry("bash", SystemPrograms::sh),
            Map.entry("timeout", SystemPrograms::timeout),
            Map.entry("sleep", SystemPrograms::sleep),
            Map.entry("printf", SystemPrograms::printf),
            Map.entry("wc", SystemPrograms::wc),
            Map.entry("grep", Grep::run),
            Map.entry("sha256sum", SystemPrograms::sha256sum),
            Map.entry("uname", call -> say(call, call.has('m') ? machine() : "Linux")),
            Map.entry("whoami", call -> say(call, call.shell().user())),
            Map.entry("id", call -> say(call, call.shell().user().equals("root") ? "0" : "1000")),
            Map.entry("env", call -> {
                for (Map.Entry<String, String> each : call.shell().environment().entrySet()) {
                    say(call, each.getKey() + "=" + each.getValue());
                }
                return 0;
            }));

    private SystemPrograms() {}

    private static int say(Call call, String line) throws IOException {
        call.io().say(line + "\n");
        return 0;
    }

    /// A played guest takes the driver that this computer could run.
    private static String machine() {
        String machine = System.getProperty("os.arch");
        return machine.equals("amd64") ? "x86_64" : machine;
    }

    /// `sh -c SCRIPT [NAME [ARGUMENT…]]`, or the script from its input.
    private static int sh(Call call) throws IOException, InterruptedException {
        Shell child = call.shell().as(call.shell().user());
        List<String> words = call.arguments();
        int c = words.indexOf("-c");
        if (c < 0) {
            String script = new String(call.io().in().readAllBytes(), StandardCharsets.UTF_8);
            return child.script(script, call.name(), List.of(), call.io());
        }
        List<String> rest = words.subList(c + 2, words.size());
        return child.script(
                words.get(c + 1),
                rest.isEmpty() ? call.name() : rest.getFirst(),
                rest.isEmpty() ? rest : rest.subList(1, rest.size()),
                call.io());
    }

    /// Of its work the running only: whoever asked for it has a limit too.
    private static int timeout(Call call) throws IOException, InterruptedException {
        return call.shell().call(call.arguments().subList(1, call.arguments().size()), call.io());
    }

    private static int sleep(Call call) throws InterruptedException {
        Duration length = Duration.ofMillis(
                (long) (1000 * Double.parseDouble(call.operands().getFirst())));
        boolean woken = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
        return woken ? 1 : 0;
    }

    /// Of its directives `%s`; of its escapes the line's end.
    private static int printf(Call call) throws IOException {
        StringBuilder said = new StringBuilder();
        List<String> values =
                new ArrayList<>(call.arguments().subList(1, call.arguments().size()));
        String format = call.arguments().getFirst().replace("\\n", "\n");
        for (int at = 0; at < format.length(); at++) {
            if (format.startsWith("%s", at)) {
                said.append(values.isEmpty() ? "" : values.removeFirst());
                at++;
            } else {
                said.append(format.charAt(at));
            }
        }
        call.io().say(said.toString());
        return 0;
    }

    private static int wc(Call call) throws IOException {
        if (call.has('l')) {
            String text = new String(call.io().in().readAllBytes(), StandardCharsets.UTF_8);
            return say(call, String.valueOf(text.chars().filter(c -> c == '\n').count()));
        }
        return say(call, String.valueOf(call.io().in().transferTo(java.io.OutputStream.nullOutputStream())));
    }

    private static int sha256sum(Call call) throws IOException {
        try {
            for (String operand : call.operands()) {
                byte[] content = java.nio.file.Files.readAllBytes(call.file(operand));
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
                say(call, HexFormat.of().formatHex(sum) + "  " + operand);
            }
            return 0;
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
