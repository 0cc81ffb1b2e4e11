package app.mooring.driver;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Reads an empty `Host`, as Docker 20 sends it, as `localhost`: on a Unix socket it means nothing, and Jetty
/// refuses it.
final class HostlessConnectionFactory extends HttpConnectionFactory {
    HostlessConnectionFactory(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Hostless(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    private static final class Hostless extends HttpConnection {
        Hostless(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                @Override
                public void parsedHeader(HttpField field) {
                    boolean empty = field.getHeader() == HttpHeader.HOST
                            && (field.getValue() == null || field.getValue().isBlank());
                    super.parsedHeader(empty ? new HostPortHttpField("localhost") : field);
                }
            };
        }
    }
}
