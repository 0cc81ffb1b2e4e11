package app.mooring.virtualbox.soap;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.api.VBoxEventType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The messages of the web service, both directions, for the methods of `virtualbox.api`: what a client sends
/// and reads, and what a server reads and sends. Thread-safe. A message that makes no sense is the failure
/// `virtualbox.protocol`.
public final class Codec {
    private static final Pattern OPERATION = Pattern.compile("(I[A-Za-z]+)_([a-zA-Z]+)");
    private static final Pattern ERROR = Pattern.compile(
            "VirtualBox error: (?:\\w*rc=0x\\p{XDigit}+ )?(.*?)(?: \\(0x\\p{XDigit}+\\))?", Pattern.DOTALL);
    private static final Map<String, Optional<Method>> OPERATIONS = new ConcurrentHashMap<>();

    /// Gives the objects that messages refer to.
    @FunctionalInterface
    public interface References {
        /// A server throws [Fault.InvalidObject] for what it does not know.
        <E extends ManagedObject> E object(Class<E> type, String reference);
    }

    /// A call as a server sees it.
    ///
    /// @param self the object's reference; null for operations of [IWebsessionManager]
    public record Request(Method method, @Nullable String self, List<@Nullable Object> arguments) {}

    private final References references;

    public Codec(References references) {
        this.references = references;
    }

    /// The name on the wire of a method of `virtualbox.api`.
    public static String operation(Method method) {
        return method.getDeclaringClass().getSimpleName() + '_' + method.getName();
    }

    /// Client: the call of that method.
    public byte[] request(Method method, @Nullable String self, List<? extends @Nullable Object> arguments) {
        var message = new Message();
        message.open(operation(method));
        if (self != null) {
            message.text("_this", self);
        }
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            encode(message, parameters[i].getName(), arguments.get(i));
        }
        return message.close();
    }

    /// Server: reads a call. [Fault.InvalidObject] when an argument refers to nothing.
    public Request readRequest(byte[] message) {
        Element call = body(message);
        Method method = OPERATIONS
                .computeIfAbsent(call.name(), Codec::find)
                .filter(found -> call.namespace().equals(Message.NAMESPACE))
                .orElseThrow(() -> Failure.failed("virtualbox.protocol", "no operation " + call.name()));
        String self = method.getDeclaringClass() == IWebsessionManager.class
                ? null
                : call.the("_this").text();
        var arguments = new ArrayList<@Nullable Object>();
        for (Parameter parameter : method.getParameters()) {
            arguments.add(decode(parameter.getParameterizedType(), call, parameter.getName()));
        }
        return new Request(method, self, Collections.unmodifiableList(arguments));
    }

    /// Server: the answer of that method.
    public byte[] answer(Method method, @Nullable Object value) {
        var message = new Message();
        message.open(operation(method) + "Response");
        if (method.getReturnType() != void.class) {
            encode(message, "returnval", value);
        }
        return message.close();
    }

    /// Client: what the call gave, null where nothing; or the [Fault] that it ended in, thrown.
    public @Nullable Object readAnswer(Method method, byte[] message) {
        Element answer = body(message);
        if (answer.name().equals("Fault")) {
            throw fault(answer);
        }
        if (!answer.name().equals(operation(method) + "Response")) {
            throw Failure.failed("virtualbox.protocol", operation(method) + " answered with " + answer.name());
        }
        return method.getReturnType() == void.class ? null : decode(method.getGenericReturnType(), answer, "returnval");
    }

    /// Server: the message of a fault, to be sent with HTTP status 500.
    public byte[] fault(Fault fault) {
        return switch (fault) {
            case Fault.InvalidObject invalid ->
                Message.fault(
                        "VirtualBox error: " + invalid.getMessage(),
                        "InvalidObjectFault",
                        "badObjectID",
                        invalid.reference());
            case Fault.Runtime runtime ->
                Message.fault(
                        "VirtualBox error: rc=0x%08x %s".formatted(runtime.resultCode(), runtime.getMessage()),
                        "RuntimeFault",
                        "resultCode",
                        Integer.toString(runtime.resultCode()));
        };
    }

    /// Faults without a detail (a refused login, an unknown operation) count as [Fault.Runtime#FAIL].
    private static Fault fault(Element fault) {
        String text = fault.first("faultstring").map(Element::text).orElse("").strip();
        Optional<Element> detail = fault.first("detail");
        Optional<Element> invalid = detail.flatMap(found -> found.first("InvalidObjectFault"));
        if (invalid.isPresent()) {
            return new Fault.InvalidObject(invalid.get().the("badObjectID").text());
        }
        Optional<Element> runtime = detail.flatMap(found -> found.first("RuntimeFault"));
        int code = runtime.map(found -> number(found.the("resultCode").text()).intValue())
                .orElse(Fault.Runtime.FAIL);
        var error = ERROR.matcher(text);
        return new Fault.Runtime(code, error.matches() ? error.group(1) : text);
    }

    private static Element body(byte[] message) {
        Element envelope = Element.parse(message);
        Element body = envelope.the("Body");
        if (!envelope.name().equals("Envelope") || body.children().isEmpty()) {
            throw Failure.failed("virtualbox.protocol", "not a SOAP message");
        }
        return body.children().getFirst();
    }

    private static Optional<Method> find(String operation) {
        var name = OPERATION.matcher(operation);
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            String type = ManagedObject.class.getPackageName() + '.' + name.group(1);
            return Arrays.stream(Class.forName(type).getDeclaredMethods())
                    .filter(method -> method.getDeclaringClass().isInterface())
                    .filter(method -> method.getName().equals(name.group(2)))
                    .findFirst();
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    private static void encode(Message message, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(each -> encode(message, name, each));
            case ManagedObject object -> message.text(name, object.reference());
            case Enum<?> constant -> message.text(name, constant.name());
            case Record structure -> {
                message.start(name);
                for (RecordComponent component : structure.getClass().getRecordComponents()) {
                    encode(message, component.getName(), field(structure, component));
                }
                message.end();
            }
            default -> message.text(name, value.toString());
        }
    }

    private static @Nullable Object field(Record structure, RecordComponent component) {
        try {
            return component.getAccessor().invoke(structure);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object decode(Type type, Element parent, String name) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var each = (Class<?>) list.getActualTypeArguments()[0];
            return parent.all(name).map(element -> decode(each, element)).toList();
        }
        var plain = (Class<?>) type;
        return plain.isPrimitive()
                ? decode(plain, parent.the(name))
                : parent.first(name).map(element -> decode(plain, element)).orElse(null);
    }

    /// Null for an empty reference only.
    private @Nullable Object decode(Class<?> type, Element element) {
        String text = element.text();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return text.strip().equals("true") || text.strip().equals("1");
        }
        if (type == int.class) {
            return number(text).intValue();
        }
        if (type == long.class) {
            return number(text);
        }
        if (type.isEnum()) {
            return constant(type, text.strip());
        }
        if (type.isRecord()) {
            return structure(type, element);
        }
        return text.isBlank() ? null : references.object(type.asSubclass(ManagedObject.class), text.strip());
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notOne) {
            throw Failure.because(notOne, "virtualbox.protocol", "not a number: " + text);
        }
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        if (type == VBoxEventType.class) {
            return VBoxEventType.Invalid;
        }
        throw Failure.failed("virtualbox.protocol", "unknown " + type.getSimpleName() + ": " + name);
    }

    private Object structure(Class<?> type, Element element) {
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = decode(components[i].getGenericType(), element, components[i].getName());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException malformed) {
            throw Failure.because(malformed, "virtualbox.protocol", "not a " + type.getSimpleName());
        }
    }
}
