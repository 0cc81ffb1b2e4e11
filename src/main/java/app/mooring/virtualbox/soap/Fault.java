package app.mooring.virtualbox.soap;

import java.util.Locale;

/// The web service carried the call out and it ended in an error.
public abstract sealed class Fault extends RuntimeException permits Fault.InvalidObject, Fault.Runtime {
    private Fault(String text) {
        super(text);
    }

    /// There is no such object: the reference was wrong, or its web session is over.
    public static final class InvalidObject extends Fault {
        private final String reference;

        public InvalidObject(String reference) {
            super("Invalid managed object reference \"" + reference + '"');
            this.reference = reference;
        }

        public String reference() {
            return reference;
        }
    }

    /// VirtualBox's own error. Codes are COM's, signed as on the wire: VBOX_E_... of the SDK reference.
    @SuppressWarnings("JavaLangClash")
    public static final class Runtime extends Fault {
        public static final int OBJECT_NOT_FOUND = 0x80bb0001;
        public static final int INVALID_VM_STATE = 0x80bb0002;
        public static final int VM_ERROR = 0x80bb0003;
        public static final int FILE_ERROR = 0x80bb0004;
        public static final int IPRT_ERROR = 0x80bb0005;
        public static final int INVALID_OBJECT_STATE = 0x80bb0007;
        public static final int HOST_ERROR = 0x80bb0008;
        public static final int NOT_SUPPORTED = 0x80bb0009;
        public static final int XML_ERROR = 0x80bb000a;
        public static final int INVALID_SESSION_STATE = 0x80bb000b;
        public static final int OBJECT_IN_USE = 0x80bb000c;
        public static final int FAIL = 0x80004005;
        public static final int NOT_IMPLEMENTED = 0x80004001;
        public static final int UNEXPECTED = 0x8000ffff;
        public static final int ACCESS_DENIED = 0x80070005;
        public static final int INVALID_ARGUMENT = 0x80070057;

        private final int resultCode;
        private final String text;

        public Runtime(int resultCode, String text) {
            super(String.format(Locale.ROOT, "%s (0x%08x)", text, resultCode));
            this.resultCode = resultCode;
            this.text = text;
        }

        public int resultCode() {
            return resultCode;
        }

        /// VirtualBox's sentence, for people.
        public String text() {
            return text;
        }

        public boolean is(int code) {
            return resultCode == code;
        }
    }
}
