package app.mooring.docker;

import app.mooring.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/// What docker-java and its transport throw, as failures.
final class DockerFailures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DockerFailures() {}

    static Failure of(String name, Exception thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Failure failure -> {
                    return failure;
                }
                case InterruptedException interrupted -> {
                    return Failure.cancelled(interrupted);
                }
                case InterruptedIOException io
                when Thread.currentThread().isInterrupted() -> {
                    return Failure.cancelled(new InterruptedException(io.getMessage()));
                }
                case DockerException refusal -> {
                    return refused(name, refusal);
                }
                default -> {}
            }
        }
        return Failure.because(thrown, "docker.unreachable", name, String.valueOf(thrown.getMessage()));
    }

    private static Failure refused(String name, DockerException refusal) {
        String code = switch (refusal) {
            case NotFoundException _ -> "docker.notFound";
            case ConflictException _ -> "docker.conflict";
            default -> "docker.refused";
        };
        return Failure.because(refusal, code, name, message(String.valueOf(refusal.getMessage())));
    }

    /// Docker's own words out of `Status 404: {"message":"..."}`.
    static String message(String text) {
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                String message =
                        JSON.readTree(text.substring(brace)).path("message").asText("");
                if (!message.isEmpty()) {
                    return message.strip();
                }
            } catch (JsonProcessingException e) {
                return text.strip();
            }
        }
        return text.strip();
    }
}
