package app.mooring.virtualbox.host;

/// What a word of another process's command line is as a program. Any word is looked at, of any process of this
/// host: it need be no path that this system could have.
final class ProgramName {
    private static final String WINDOWS = ".exe";

    private ProgramName() {}

    /// The last part of it, without the ending that programs have on Windows.
    static String of(String word) {
        String last = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return last.endsWith(WINDOWS) ? last.substring(0, last.length() - WINDOWS.length()) : last;
    }
}
