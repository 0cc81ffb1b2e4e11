package app.mooring.practice.guest.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `sudo`, for users who may become root: without being asked, or with a password from the input (`-S`).
///
/// @param password empty: nothing is asked
public record Sudo(String password) implements Program {
    private static final int TRIES = 3;

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> words = call.arguments();
        int at = 0;
        boolean asks = false;
        while (at < words.size() && words.get(at).startsWith("-")) {
            String option = words.get(at++);
            asks |= option.equals("-S");
            if (option.equals("--")) {
                break;
            }
            at += option.equals("-p") || option.equals("-u") ? 1 : 0;
        }
        if (!password.isEmpty() && !call.shell().user().equals("root")) {
            if (!asks) {
                return call.failed("a password is required");
            }
            if (!isGiven(call)) {
                return call.failed(TRIES + " incorrect password attempts");
            }
        }
        return call.shell().as("root").call(words.subList(at, words.size()), call.io());
    }

    private boolean isGiven(Call call) throws IOException {
        for (int left = TRIES; left > 0; left--) {
            if (line(call.io().in()).equals(password)) {
                return true;
            }
            call.io().complain("Sorry, try again.\n");
        }
        return false;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.write(one);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Sudo";
    }
}
