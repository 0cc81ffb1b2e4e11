package app.mooring.docker;

/// How a command in a container ended.
///
/// @param status its exit status
/// @param stdout what it wrote, as UTF-8
/// @param stderr what it complained of, as UTF-8
public record ExecResult(int status, String stdout, String stderr) {
    public boolean ok() {
        return status == 0;
    }

    @Override
    public String toString() {
        return "ExecResult[status=" + status + "]";
    }
}
