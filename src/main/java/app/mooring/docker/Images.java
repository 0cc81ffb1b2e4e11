package app.mooring.docker;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// The images of an engine.
public interface Images {
    /// The ID of what the engine means by that name; empty: it has none of it.
    Optional<String> id(String image);

    /// Whether the engine has that one, so that nothing has to be pulled.
    default boolean has(String image) {
        return id(image).isPresent();
    }

    /// Gives an image one more name. One that had it loses it.
    void tag(String id, String name);

    /// Fetches one from where the engine fetches them, if it has the internet.
    void pull(String image);

    /// Writes one as `docker save` does.
    void save(String image, OutputStream target);

    /// Reads what [#save] wrote.
    void load(InputStream source);
}
