package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.soap.Fault;

/// VirtualBox's refusals, in its words.
final class Refusals {
    private Refusals() {}

    static Fault.Runtime notFound(String text) {
        return new Fault.Runtime(Fault.Runtime.OBJECT_NOT_FOUND, text);
    }

    static Fault.Runtime inUse(String text) {
        return new Fault.Runtime(Fault.Runtime.OBJECT_IN_USE, text);
    }

    static Fault.Runtime invalidArgument(String text) {
        return new Fault.Runtime(Fault.Runtime.INVALID_ARGUMENT, text);
    }

    static Fault.Runtime invalidState(String text) {
        return new Fault.Runtime(Fault.Runtime.INVALID_OBJECT_STATE, text);
    }

    static Fault.Runtime notSupported(String text) {
        return new Fault.Runtime(Fault.Runtime.NOT_SUPPORTED, text);
    }

    static Fault.Runtime fail(String text) {
        return new Fault.Runtime(Fault.Runtime.FAIL, text);
    }
}
