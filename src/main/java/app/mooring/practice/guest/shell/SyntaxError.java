package app.mooring.practice.guest.shell;

/// A script that no shell takes.
final class SyntaxError extends RuntimeException {
    SyntaxError(String message) {
        super(message);
    }
}
