package app.mooring.practice.guest.shell;

import app.mooring.failure.Failure;
import app.mooring.ssh.Address;
import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import app.mooring.ssh.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The shell of a played guest without a guest: root's, over a folder.
public record PlayedShell(Path root) implements app.mooring.ssh.Shell {
    /// The network of a guest that has none.
    public static final Network NO_WAY_OUT = (_, _) -> {
        throw new ConnectException("Network is unreachable");
    };

    @Override
    public Address address() {
        return new Address("guest", "guest", 22, "root");
    }

    @Override
    public Result run(Command command) {
        Map<String, Program> programs = new HashMap<>(FilePrograms.ALL);
        programs.putAll(SystemPrograms.ALL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            int status = new Shell(GuestFiles.of(root), programs, Map.of(), "root", "/", NO_WAY_OUT)
                    .call(command.argv(), new Io(InputStream.nullInputStream(), out, err));
            return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw Failure.cancelled(e);
        }
    }

    @Override
    public Result check(Command command) {
        Result result = run(command);
        if (!result.ok()) {
            throw Failure.failed(
                    "ssh.command", address().name(), command.program(), result.status(), result.complaint());
        }
        return result;
    }

    @Override
    public Stream open(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void upload(InputStream source, long size, String path, int mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
