package app.mooring.ssh;

/// How a command ended.
///
/// @param status its exit status; 128 and more where a signal ended it
/// @param stdout what it wrote, as UTF-8
/// @param stderr what it complained of, as UTF-8
public record Result(int status, String stdout, String stderr) {
    public boolean ok() {
        return status == 0;
    }

    /// The last line of the complaint that says something; empty where there is none.
    public String complaint() {
        return stderr.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce("", (a, b) -> b);
    }

    @Override
    public String toString() {
        return "Result[status=" + status + "]";
    }
}
