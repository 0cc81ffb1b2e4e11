package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of a message, with what is in it. Attributes mean nothing in these messages and are dropped.
record Element(String namespace, String name, String text, List<Element> children) {
    private static final int DEEPEST = 32;
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("a message refers to nothing outside itself");
        });
        return factory;
    }

    /// The root of a message. A document type, and so every entity of one, is refused.
    static Element parse(byte[] message) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(message));
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    if (reader.getEventType() == XMLStreamConstants.DTD) {
                        throw new XMLStreamException("a message has no document type");
                    }
                }
                return element(reader, 1);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            throw Failure.because(malformed, "virtualbox.protocol", String.valueOf(malformed.getMessage()));
        }
    }

    private static Element element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements are nested too deeply");
        }
        String namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
        String name = reader.getLocalName();
        var text = new StringBuilder();
        var children = new ArrayList<Element>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(namespace, name, text.toString(), children);
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new XMLStreamException("unexpected content in " + name);
            }
        }
    }

    Stream<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    Optional<Element> first(String childName) {
        return all(childName).findFirst();
    }

    /// The first child of that name, without which the message makes no sense.
    Element the(String childName) {
        return first(childName)
                .orElseThrow(() -> Failure.failed("virtualbox.protocol", "no " + childName + " in " + name));
    }
}
