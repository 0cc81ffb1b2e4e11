package app.mooring.virtualbox.contract;

import app.mooring.virtualbox.api.ManagedObject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What either client answers, in the same plain values: texts, numbers, truth values, lists and maps. A
/// reference is its text, an enumeration its name on the wire; what is not there and what is empty is null.
final class Plain {
    private Plain() {}

    /// Of our client.
    static @Nullable Object ours(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case ManagedObject object -> object.reference();
            case Enum<?> constant -> constant.name();
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(Plain::ours).toList();
            case Record structure -> {
                Map<String, @Nullable Object> fields = new TreeMap<>();
                for (RecordComponent component : structure.getClass().getRecordComponents()) {
                    fields.put(component.getName(), ours(get(component.getAccessor(), structure)));
                }
                yield fields;
            }
            case String text -> text.isEmpty() ? null : text;
            default -> value;
        };
    }

    /// Of theirs.
    static @Nullable Object theirs(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> constant -> name(constant);
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(Plain::theirs).toList();
            case String text -> text.isEmpty() ? null : text;
            case Long number -> number;
            case Boolean truth -> truth;
            default -> {
                Map<String, @Nullable Object> fields = new TreeMap<>();
                for (Method method : value.getClass().getDeclaredMethods()) {
                    String name = method.getName().replaceFirst("^(get|is)", "");
                    if (method.getParameterCount() == 0 && !name.equals(method.getName())) {
                        fields.put(
                                Character.toLowerCase(name.charAt(0)) + name.substring(1), theirs(get(method, value)));
                    }
                }
                yield fields;
            }
        };
    }

    /// Both without the fields of structures that only one of them knows.
    static @Nullable Object common(@Nullable Object value, @Nullable Object other) {
        if (value instanceof Map<?, ?> fields && other instanceof Map<?, ?> others) {
            Map<Object, @Nullable Object> kept = new TreeMap<>();
            fields.forEach((name, field) -> {
                if (others.containsKey(name)) {
                    kept.put(name, field);
                }
            });
            return kept;
        }
        if (value instanceof List<?> list && other instanceof List<?> others && !others.isEmpty()) {
            return list.stream().map(each -> common(each, others.getFirst())).toList();
        }
        return value;
    }

    private static Object name(Enum<?> constant) {
        try {
            return String.valueOf(get(constant.getDeclaringClass().getMethod("value"), constant));
        } catch (NoSuchMethodException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    static @Nullable Object get(Method getter, Object of) {
        try {
            return getter.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
