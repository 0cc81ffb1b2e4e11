package app.mooring.docker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The containers of an engine. One is meant by its name or its ID, unless it is said otherwise.
public interface Containers {
    /// All, running or not.
    List<ListedContainer> list();

    /// That one; empty where there is none. The beginning of an ID is one only when it is as long as Docker shows
    /// it: a shorter one may be another's name.
    Optional<GuestContainer> find(String container);

    /// Makes one and starts it; its ID.
    String run(ContainerSpec spec);

    /// Makes one that is like one of this or of another engine, without starting it; its ID.
    ///
    /// @param labels what it has besides the other's labels
    String recreate(GuestContainer.Configuration original, String name, Map<String, String> labels);

    /// Starts one that may run already.
    void start(String container);

    /// Stops one that may have stopped already: asks it, and kills it after the grace.
    void stop(String container, Duration grace);

    /// Gives it another name.
    void rename(String container, String name);

    /// Removes one that may run, and that may be gone already; its volumes stay.
    void destroy(String container);

    /// Removes one that does not run, and that may be gone already; its volumes stay, those without a name too.
    /// Failures: `docker.conflict` while it runs.
    void remove(String container);

    /// Runs a command in a running one to its end. Secrets go through the environment, never the arguments.
    ExecResult exec(String container, List<String> argv, Map<String, String> env);

    /// What differs between its own files and its image. What is mounted into it is not its own.
    List<FileChange> changes(String container);

    /// Has Docker start it no more by itself.
    void neverRestart(String container);

    /// Returns when it has ended, or when the time is up.
    void awaitEnd(String container, Duration limit);

    /// Follows what it says, from its beginning, until a line matches, it ends or the time is up; the line.
    Optional<String> follow(String container, Predicate<String> wanted, Duration limit);
}
