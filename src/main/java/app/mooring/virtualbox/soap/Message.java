package app.mooring.virtualbox.soap;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A SOAP message while it is written.
final class Message {
    static final String NAMESPACE = "http://www.virtualbox.org/";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    Message() {
        try {
            writer = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement("e", "Envelope", SOAP);
            writer.writeNamespace("e", SOAP);
            writer.writeNamespace("vbox", NAMESPACE);
            writer.writeStartElement("e", "Body", SOAP);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A fault whose detail is one structure of one field.
    static byte[] fault(String text, String structure, String field, String value) {
        var message = new Message();
        message.startFault(text);
        message.start("detail");
        message.open(structure);
        message.text(field, value);
        return message.close();
    }

    private void startFault(String text) {
        write(() -> writer.writeStartElement("e", "Fault", SOAP));
        text("faultcode", "e:Client");
        text("faultstring", text);
    }

    /// An element of VirtualBox's namespace: an operation, its answer, or a fault.
    void open(String name) {
        write(() -> writer.writeStartElement("vbox", name, NAMESPACE));
    }

    void start(String name) {
        write(() -> writer.writeStartElement(name));
    }

    void end() {
        write(writer::writeEndElement);
    }

    void text(String name, String text) {
        start(name);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                // Written as it is, readers would make it a line feed.
                characters(text.substring(from, i));
                write(() -> writer.writeEntityRef("#13"));
                from = i + 1;
            } else if ((c < ' ' && c != '\n' && c != '\t') || c == '\uFFFE' || c == '\uFFFF') {
                throw new IllegalArgumentException("XML has no character " + (int) c + ": " + name);
            }
        }
        characters(text.substring(from));
        end();
    }

    private void characters(String text) {
        write(() -> writer.writeCharacters(text));
    }

    byte[] close() {
        write(writer::writeEndDocument);
        write(writer::close);
        return bytes.toByteArray();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
