package app.mooring.virtualbox.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

/// The operations that `virtualbox.api` has.
final class Operations {
    private Operations() {}

    static Stream<Method> ofOurs() {
        return new ClassFileImporter()
                .importPackages("app.mooring.virtualbox.api").stream()
                        .filter(JavaClass::isInterface)
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> !method.getName().equals("reference"));
    }
}
