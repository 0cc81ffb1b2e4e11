package app.mooring.virtualbox.contract;

import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.soap.Fault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Everything that can be read without an argument, of an object and of all it leads to, compared.
final class Sweep {
    private record Found(Class<?> type, ManagedObject object) {}

    private final Comparison comparison;
    private final Deque<Found> found = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> types = new TreeSet<>();

    Sweep(Comparison comparison) {
        this.comparison = comparison;
    }

    /// The names of the interfaces of what was met.
    Set<String> from(Class<?> type, ManagedObject object) {
        note(type, object);
        for (Found next = found.poll(); next != null; next = found.poll()) {
            for (Method method : next.type().getMethods()) {
                if (method.getName().startsWith("get")
                        && method.getParameterCount() == 0
                        && Vboxjws.counterpart(method).isPresent()) {
                    read(method, next.object());
                }
            }
        }
        return types;
    }

    private void read(Method method, ManagedObject object) {
        try {
            note(method.getGenericReturnType(), comparison.same(method, object));
        } catch (Fault refused) {
            // By both, for the same reason: an answer too.
            types.add("fault");
        }
    }

    private void note(Type type, @Nullable Object value) {
        switch (value) {
            case List<?> list -> {
                Type each = ((ParameterizedType) type).getActualTypeArguments()[0];
                list.forEach(element -> note(each, element));
            }
            case ManagedObject object -> {
                if (known.add(object.reference())) {
                    types.add(((Class<?>) type).getSimpleName());
                    found.add(new Found((Class<?>) type, object));
                }
            }
            case Record structure -> {
                types.add(structure.getClass().getSimpleName());
                for (RecordComponent component : structure.getClass().getRecordComponents()) {
                    note(component.getGenericType(), Plain.get(component.getAccessor(), structure));
                }
            }
            case null, default -> {}
        }
    }
}
