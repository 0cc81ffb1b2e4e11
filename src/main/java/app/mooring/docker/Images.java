package app.mooring.docker;

import java.io.InputStream;
import java.io.OutputStream;

/// The images of an engine.
public interface Images {
    /// Whether the engine has that one, so that nothing has to be pulled.
    boolean has(String image);

    /// Fetches one from where the engine fetches them, if it has the internet.
    void pull(String image);

    /// Writes one as `docker save` does.
    void save(String image, OutputStream target);

    /// Reads what [#save] wrote.
    void load(InputStream source);
}
