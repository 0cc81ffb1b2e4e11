package app.mooring.plugin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What REX-Ray 0.11 has to be told for its `virtualbox` storage, in `/etc/rexray/config.yml`.
///
/// The machine is named, since REX-Ray looks for it by MAC address with an operation that VirtualBox 7.1
/// dropped.
///
/// @param endpoint the web service's URL as the guest sees it; with `https` REX-Ray takes any certificate for
/// the right one
/// @param user empty: the web service asks for none
/// @param volumePath the volume folder of the host
/// @param machine the guest's machine in VirtualBox
public record RexRayConfiguration(
        String endpoint, String user, String password, String volumePath, String controller, String machine) {
    private static final String SECRET = "virtualbox.password";

    private Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("libstorage.service", "virtualbox");
        entries.put("virtualbox.endpoint", endpoint);
        if (!user.isEmpty()) {
            entries.put("virtualbox.userName", user);
            entries.put(SECRET, password);
        }
        // What it calls so is whether it leaves the certificate unchecked; it cannot be told of one.
        entries.put("virtualbox.tls", String.valueOf(endpoint.startsWith("https:")));
        entries.put("virtualbox.volumePath", volumePath);
        entries.put("virtualbox.controllerName", controller);
        entries.put("virtualbox.localMachineNameOrId", machine);
        return entries;
    }

    public String yaml() {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (Map.Entry<String, String> entry : entries().entrySet()) {
            int dot = entry.getKey().indexOf('.');
            if (!entry.getKey().substring(0, dot).equals(section)) {
                section = entry.getKey().substring(0, dot);
                text.append(section).append(":\n");
            }
            text.append("  ")
                    .append(entry.getKey(), dot + 1, entry.getKey().length())
                    .append(": ");
            text.append(entry.getKey().endsWith(".tls") ? entry.getValue() : quoted(entry.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    /// Between single quotes YAML takes everything as it is, but for the quote, which is doubled.
    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// What of it a file says otherwise or not at all, a line each, without the password; empty: the file will
    /// do. More than this may be in the file. Upper and lower case in keys are the same, as for REX-Ray.
    public List<String> differences(String text) {
        Map<String, String> present = parse(text);
        List<String> differences = new ArrayList<>();
        entries().forEach((key, wanted) -> {
            String found = present.get(key.toLowerCase(Locale.ROOT));
            if (!wanted.equals(found)) {
                boolean shown = !key.equals(SECRET);
                differences.add("%s: %s, was %s"
                        .formatted(key, shown ? wanted : "***", found == null ? "missing" : shown ? found : "***"));
            }
        });
        return differences;
    }

    /// As much of YAML as such files are made of: mappings by indentation, and plain or quoted values on one
    /// line.
    private static Map<String, String> parse(String text) {
        Map<String, String> entries = new TreeMap<>();
        Deque<Level> levels = new ArrayDeque<>();
        for (String line : text.lines().toList()) {
            String content = line.strip();
            int colon = content.indexOf(':');
            if (colon > 0 && !content.startsWith("#")) {
                int indentation = line.indexOf(content);
                while (!levels.isEmpty() && levels.peek().indentation() >= indentation) {
                    levels.pop();
                }
                String key = (levels.isEmpty() ? "" : levels.peek().key() + ".")
                        + content.substring(0, colon).toLowerCase(Locale.ROOT);
                levels.push(new Level(indentation, key));
                String value = unquoted(content.substring(colon + 1).strip());
                if (!value.isEmpty()) {
                    entries.put(key, value);
                }
            }
        }
        return entries;
    }

    private record Level(int indentation, String key) {}

    private static String unquoted(String value) {
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("''", "'");
        }
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "RexRayConfiguration[" + machine + "]";
    }
}
