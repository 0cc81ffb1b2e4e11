package app.mooring.practice.engine;

import app.mooring.practice.engine.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Docker's API, version 1.41: which request is whose. Source: Docker's own reference of it.
final class Api {
    /// What answers a request.
    @FunctionalInterface
    interface Handler {
        /// Answers it.
        ///
        /// @param word what stands for `NAME` in the route's path
        void answer(Exchange exchange, String word) throws IOException, InterruptedException;
    }

    /// A request that is answered.
    ///
    /// @param path with `NAME` for what varies
    record Route(String method, String path, Handler handler) {
        Matcher match(String target) {
            return Pattern.compile(Pattern.quote(path).replace("NAME", "\\E(.+)\\Q"))
                    .matcher(target);
        }
    }

    private static final System.Logger LOG = System.getLogger(Api.class.getName());
    private static final Pattern VERSION = Pattern.compile("^/v1\\.[0-9]+(?=/)");

    private final List<Route> routes;

    Api(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    void answer(Exchange exchange) throws IOException {
        try {
            dispatch(exchange);
        } catch (ApiException refused) {
            if (exchange.answered()) {
                throw new IOException(refused);
            }
            json(exchange, refused.status(), Json.object().put("message", refused.message()));
        } catch (IllegalArgumentException wrong) {
            if (exchange.answered()) {
                throw new IOException(wrong);
            }
            json(exchange, 400, Json.object().put("message", String.valueOf(wrong.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (UncheckedIOException broken) {
            if (exchange.answered()) {
                throw broken.getCause();
            }
            json(exchange, 500, Json.object().put("message", String.valueOf(broken.getMessage())));
        }
    }

    private void dispatch(Exchange exchange) throws IOException, InterruptedException {
        String path = VERSION.matcher(exchange.path()).replaceFirst("");
        for (Route route : routes) {
            if (route.method().equals(exchange.method())) {
                Matcher matcher = route.match(path);
                if (matcher.matches()) {
                    route.handler().answer(exchange, matcher.groupCount() > 0 ? matcher.group(1) : "");
                    return;
                }
            }
        }
        LOG.log(Level.WARNING, "the practice engine knows no {0} {1}", exchange.method(), path);
        throw ApiException.notFound("page not found");
    }

    static void json(Exchange exchange, int status, JsonNode node) throws IOException {
        exchange.answer(status, "application/json", (node + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void empty(Exchange exchange, int status) throws IOException {
        exchange.answer(status, "text/plain", new byte[0]);
    }
}
