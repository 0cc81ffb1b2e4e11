package app.mooring.virtualbox.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.soap.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The same call by both clients, on the same objects: a reference of one web session serves whoever has it.
final class Comparison {
    private final Vboxjws client;
    private final Set<String> compared = new TreeSet<>();

    Comparison(Vboxjws client) {
        this.client = client;
    }

    /// The operations that have been compared.
    Set<String> compared() {
        return compared;
    }

    /// Our answer, which is the same as theirs; the same fault is thrown.
    @Nullable
    Object same(Class<?> type, String name, @Nullable Object self, @Nullable Object... arguments) {
        return same(method(type, name), self, arguments);
    }

    @Nullable
    Object same(Method method, @Nullable Object self, @Nullable Object... arguments) {
        String call = operation(method) + Arrays.toString(arguments);
        Object answer;
        try {
            answer = ours(method, self, arguments);
        } catch (Fault fault) {
            assertThatThrownBy(() -> their(method, self, arguments))
                    .as(call)
                    .isInstanceOfSatisfying(fault.getClass(), other -> sameFault(call, fault, other));
            throw fault;
        }
        Object plain = Plain.ours(answer);
        Object other = their(method, self, arguments);
        assertThat(Plain.common(other, plain)).as(call).isEqualTo(Plain.common(plain, other));
        return answer;
    }

    /// A call by their client alone, for what cannot be done twice; its answer in plain values.
    @Nullable
    Object theirs(Class<?> type, String name, @Nullable Object self, @Nullable Object... arguments) {
        return their(method(type, name), self, arguments);
    }

    static String operation(Method method) {
        return method.getDeclaringClass().getSimpleName() + '_' + method.getName();
    }

    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void sameFault(String call, Fault ours, Fault theirs) {
        switch (ours) {
            case Fault.InvalidObject invalid ->
                assertThat(((Fault.InvalidObject) theirs).reference()).as(call).isEqualTo(invalid.reference());
            case Fault.Runtime runtime -> {
                assertThat(((Fault.Runtime) theirs).resultCode()).as(call).isEqualTo(runtime.resultCode());
                assertThat(((Fault.Runtime) theirs).text()).as(call).contains(runtime.text());
            }
        }
    }

    private @Nullable Object their(Method method, @Nullable Object self, @Nullable Object... arguments) {
        compared.add(operation(method));
        return client.call(method, self instanceof ManagedObject object ? object : null, Arrays.asList(arguments));
    }

    private static @Nullable Object ours(Method method, @Nullable Object self, @Nullable Object... arguments) {
        try {
            return method.invoke(self, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new LinkageError(e.getMessage(), e);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
