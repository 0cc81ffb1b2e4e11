package app.mooring.virtualbox.soap;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a web service is and how to get in.
///
/// @param url http or https, without a user in it
/// @param password a fresh array at each login, which wipes it; empty where everyone is let in
/// @param certificate the only certificate that the service may show, whatever host names it bears; without it,
/// the
///     JDK's trust store decides
public record Endpoint(
        URI url,
        String user,
        Supplier<char[]> password,
        Optional<X509Certificate> certificate,
        Duration connectTimeout,
        Duration requestTimeout) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration REQUEST = Duration.ofSeconds(60);

    public Endpoint {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("neither http nor https: " + url);
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address needs a host and must not hold a user");
        }
    }

    public static Endpoint of(URI url, String user, Supplier<char[]> password) {
        return new Endpoint(url, user, password, Optional.empty(), CONNECT, REQUEST);
    }

    public Endpoint pinned(X509Certificate only) {
        return new Endpoint(url, user, password, Optional.of(only), connectTimeout, requestTimeout);
    }

    public Endpoint within(Duration connect, Duration request) {
        return new Endpoint(url, user, password, certificate, connect, request);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "Endpoint[" + url + ", " + user + (certificate.isPresent() ? ", pinned]" : "]");
    }
}
