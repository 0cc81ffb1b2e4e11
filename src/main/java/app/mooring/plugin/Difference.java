package app.mooring.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How a configuration file differs from the one that is wanted.
public final class Difference {
    private static final Pattern JSON_SECRET = Pattern.compile("(\"password\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"?");
    private static final Pattern YAML_SECRET = Pattern.compile("(?i)^(\\s*['\"]?password['\"]?\\s*:).*");

    private Difference() {}

    /// A line each: those that go with `-` before them, those that come with `+`, in their order. Passwords are
    /// shown as `…`.
    public static List<String> of(String found, String wanted) {
        List<String> before = found.lines().toList();
        List<String> after = wanted.lines().toList();
        int[][] common = common(before, after);
        List<String> difference = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                difference.add("-" + masked(before.get(i++)));
            } else {
                difference.add("+" + masked(after.get(j++)));
            }
        }
        return difference;
    }

    /// The length of the longest common sequence of what begins at each pair of lines.
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static String masked(String line) {
        String json = JSON_SECRET.matcher(line).replaceAll("$1\"…\"");
        return json.equals(line) ? YAML_SECRET.matcher(line).replaceAll("$1 …") : json;
    }
}
