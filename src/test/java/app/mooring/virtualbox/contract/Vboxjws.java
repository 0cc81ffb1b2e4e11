package app.mooring.virtualbox.contract;

import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.soap.Endpoint;
import app.mooring.virtualbox.soap.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.soap.SOAPFaultException;
import org.jspecify.annotations.Nullable;
import org.virtualbox_4_2.jaxws.InvalidObjectFaultMsg;
import org.virtualbox_4_2.jaxws.RuntimeFaultMsg;
import org.virtualbox_4_2.jaxws.VboxPortType;
import org.virtualbox_4_2.jaxws.VboxService;

/// VirtualBox's own client, under the methods of `virtualbox.api`. To make one takes seconds. As it comes it
/// can do http only.
final class Vboxjws {
    private static final QName SERVICE = new QName("http://www.virtualbox.org/Service", "vboxService");

    /// None of its names is overloaded.
    private static final Map<String, Method> METHODS = Arrays.stream(VboxPortType.class.getMethods())
            .collect(Collectors.toUnmodifiableMap(Method::getName, method -> method));

    private final VboxPortType port;

    Vboxjws(Endpoint endpoint) {
        URL wsdl = Objects.requireNonNull(VboxPortType.class.getResource("/vboxwebService_4_2.wsdl"));
        port = new VboxService(wsdl, SERVICE).getVboxServicePort();
        Map<String, Object> context = ((BindingProvider) port).getRequestContext();
        context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, endpoint.url().toString());
        context.put(
                "com.sun.xml.ws.request.timeout",
                Math.toIntExact(endpoint.requestTimeout().toMillis()));
    }

    /// Its method for one of ours, where its API of 2013 has the operation with the same kinds of arguments.
    static Optional<Method> counterpart(Method ours) {
        String type = ours.getDeclaringClass().getSimpleName();
        String name = ours.getName();
        String theirs = "i" + type.substring(1) + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Optional.ofNullable(METHODS.get(theirs))
                .filter(method -> kinds(method).equals(kindsWithSelf(ours)));
    }

    private static List<Object> kindsWithSelf(Method ours) {
        List<Object> kinds = new ArrayList<>();
        if (ours.getDeclaringClass() != IWebsessionManager.class) {
            kinds.add(String.class);
        }
        kinds.addAll(kinds(ours));
        return kinds;
    }

    /// Both clients' numbers are of one kind, and so are texts and references; enumerations go by their names.
    private static List<Object> kinds(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(Vboxjws::kind)
                .toList();
    }

    private static Object kind(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(kind(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == long.class) {
            return long.class;
        }
        return ManagedObject.class.isAssignableFrom(plain)
                ? String.class
                : plain.isEnum() ? plain.getSimpleName() : plain;
    }

    /// Calls the counterpart; the answer in plain values. What VirtualBox refuses is thrown as our own [Fault],
    /// with the text as it came.
    @Nullable
    Object call(Method ours, @Nullable ManagedObject self, List<? extends @Nullable Object> arguments) {
        Method theirs = counterpart(ours).orElseThrow();
        List<@Nullable Object> values = new ArrayList<>();
        if (self != null) {
            values.add(self.reference());
        }
        for (Object argument : arguments) {
            values.add(argument(theirs.getGenericParameterTypes()[values.size()], argument));
        }
        try {
            return Plain.theirs(theirs.invoke(port, values.toArray()));
        } catch (InvocationTargetException e) {
            throw fault(e);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Fault fault(InvocationTargetException thrown) {
        return switch (thrown.getCause()) {
            case InvalidObjectFaultMsg fault ->
                new Fault.InvalidObject(fault.getFaultInfo().getBadObjectID());
            case RuntimeFaultMsg fault ->
                new Fault.Runtime(fault.getFaultInfo().getResultCode(), String.valueOf(fault.getMessage()));
            case SOAPFaultException fault -> new Fault.Runtime(Fault.Runtime.FAIL, String.valueOf(fault.getMessage()));
            default -> throw new AssertionError(thrown.getCause());
        };
    }

    private static @Nullable Object argument(Type type, @Nullable Object value) {
        return switch (value) {
            case ManagedObject object -> object.reference();
            case List<?> list -> {
                Type each = ((ParameterizedType) type).getActualTypeArguments()[0];
                yield list.stream().map(element -> argument(each, element)).toList();
            }
            case Enum<?> constant -> constant((Class<?>) type, constant.name());
            case Integer number when type == long.class -> number.longValue();
            case null, default -> value;
        };
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return type.getMethod("fromValue", String.class).invoke(null, name);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type.getSimpleName() + " " + name, e);
        }
    }
}
