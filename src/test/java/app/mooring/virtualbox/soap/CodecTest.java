package app.mooring.virtualbox.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.AccessMode;
import app.mooring.virtualbox.api.DeviceType;
import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IEventSource;
import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumAttachment;
import app.mooring.virtualbox.api.ISession;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.api.IWebsessionManager;
import app.mooring.virtualbox.api.LockType;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.ManagedObject;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.api.VBoxEventType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private final Codec codec = new Codec(CodecTest::named);

    @Test
    void aRequestIsTheOperationWithTheParametersByName() {
        byte[] message = codec.request(method(IMachine.class, "getStorageControllerByName"), "m-1", List.of("SATA"));

        assertThat(new String(message, UTF_8))
                .contains("<vbox:IMachine_getStorageControllerByName><_this>m-1</_this><name>SATA</name>"
                        + "</vbox:IMachine_getStorageControllerByName>");
    }

    @Test
    void requestsComeBackAsTheyWere() {
        assertSame(
                method(IVirtualBox.class, "openMedium"),
                "v",
                "/a b/<&>\"'.vdi",
                DeviceType.HardDisk,
                AccessMode.ReadWrite,
                true);
        assertSame(
                method(IMachine.class, "attachDevice"),
                "m",
                "SATA",
                3,
                0,
                DeviceType.HardDisk,
                named(IMedium.class, "x"));
        assertSame(method(IMachine.class, "lockMachine"), "m", named(ISession.class, "s"), LockType.Shared);
        assertSame(
                method(IMedium.class, "createBaseStorage"),
                "d",
                1L << 40,
                List.of(MediumVariant.Standard, MediumVariant.Formatted));
        assertSame(method(IMachine.class, "launchVMProcess"), "m", named(ISession.class, "s"), "headless", List.of());
        assertSame(method(IVirtualBox.class, "setExtraData"), "v", "k\u00fc", "one\r\ntwo\t\u6cca ");
    }

    @Test
    void theWayInHasNoObject() {
        Method logon = method(IWebsessionManager.class, "logon");

        Codec.Request request = codec.readRequest(codec.request(logon, null, List.of("u", "")));

        assertThat(request).isEqualTo(new Codec.Request(logon, null, List.of("u", "")));
    }

    @Test
    void answersComeBackAsTheyWere() {
        assertThat(answered(IMachine.class, "getName", "ubuntu2")).isEqualTo("ubuntu2");
        assertThat(answered(IMachine.class, "getName", "")).isEqualTo("");
        assertThat(answered(IMachine.class, "getAccessible", true)).isEqualTo(true);
        assertThat(answered(IMachine.class, "getState", MachineState.Running)).isEqualTo(MachineState.Running);
        assertThat(answered(IMedium.class, "getSize", 1L << 41)).isEqualTo(1L << 41);
        assertThat(answered(IMedium.class, "getMachineIds", List.of("a", "b"))).isEqualTo(List.of("a", "b"));
        assertThat(answered(IMedium.class, "getMachineIds", List.of())).isEqualTo(List.of());
        assertThat(answered(IVirtualBox.class, "getMachines", List.of(named(IMachine.class, "m"))))
                .isEqualTo(List.of(named(IMachine.class, "m")));
        assertThat(answered(IEventSource.class, "getEvent", null)).isNull();
        assertThat(answered(IMachine.class, "saveSettings", null)).isNull();
    }

    @Test
    void structuresComeBackAsTheyWere() {
        var attachments = List.of(
                new IMediumAttachment(null, "IDE", 1, 0, DeviceType.DVD, false),
                new IMediumAttachment(named(IMedium.class, "d"), "SATA", 0, 0, DeviceType.HardDisk, true));

        assertThat(answered(IMachine.class, "getMediumAttachments", attachments))
                .isEqualTo(attachments);
    }

    @Test
    void aStructureMayHaveMoreThanIsAskedFor() {
        byte[] message = message("""
            <vbox:IMachine_getMediumAttachmentsResponse><returnval><machine>m</machine><medium/><controller>IDE</controller>
            <port>1</port><device>0</device><type>DVD</type><discard>false</discard><hotPluggable>false</hotPluggable>
            <bandwidthGroup/></returnval></vbox:IMachine_getMediumAttachmentsResponse>\
            """);

        assertThat(codec.readAnswer(method(IMachine.class, "getMediumAttachments"), message))
                .isEqualTo(List.of(new IMediumAttachment(null, "IDE", 1, 0, DeviceType.DVD, false)));
    }

    @Test
    void anEventOfANewerVirtualBoxIsInvalid() {
        byte[] message =
                message("<vbox:IEvent_getTypeResponse><returnval>OnTea</returnval></vbox:IEvent_getTypeResponse>");

        assertThat(codec.readAnswer(method(IEvent.class, "getType"), message)).isEqualTo(VBoxEventType.Invalid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<vbox:IMachine_getStateResponse><returnval>Asleep</returnval></vbox:IMachine_getStateResponse>",
                "<vbox:IMachine_getNameResponse><returnval>x</returnval></vbox:IMachine_getNameResponse>",
                "<vbox:IMachine_getState",
                ""
            })
    void anAnswerThatMakesNoSenseIsAFailure(String body) {
        assertProtocolFailure(() -> codec.readAnswer(method(IMachine.class, "getState"), message(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMachine_dance", "IEvil_getName", "java.lang.Runtime_exec", "ManagedObject_reference"})
    void onlyTheApiCanBeCalled(String operation) {
        assertProtocolFailure(() ->
                codec.readRequest(message("<vbox:%s><_this>m</_this></vbox:%s>".formatted(operation, operation))));
    }

    @Test
    void faultsComeBackAsTheyWere() {
        assertThatExceptionOfType(Fault.InvalidObject.class)
                .isThrownBy(() -> faulted(new Fault.InvalidObject("gone-1")))
                .matches(fault -> fault.reference().equals("gone-1"));
        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(() -> faulted(new Fault.Runtime(Fault.Runtime.OBJECT_IN_USE, "It is <in> use\nby ubuntu2")))
                .matches(fault -> fault.is(Fault.Runtime.OBJECT_IN_USE))
                .matches(fault -> fault.text().equals("It is <in> use\nby ubuntu2"));
    }

    @Test
    void aFaultOfVirtualBoxIsRead() {
        byte[] message = message("""
            <e:Fault><faultcode>e:Client</faultcode><faultstring>VirtualBox error: apirc=0x80bb0001 Could not find file for \
            the medium '/x.vdi' (VERR_FILE_NOT_FOUND) (0x80bb0004)</faultstring><detail><vbox:RuntimeFault>\
            <resultCode>-2135228415</resultCode><returnval>i-4</returnval></vbox:RuntimeFault></detail></e:Fault>\
            """);

        assertThatExceptionOfType(Fault.Runtime.class)
                .isThrownBy(() -> codec.readAnswer(method(IVirtualBox.class, "openMedium"), message))
                .matches(fault -> fault.is(Fault.Runtime.OBJECT_NOT_FOUND))
                .matches(fault ->
                        fault.text().equals("Could not find file for the medium '/x.vdi' (VERR_FILE_NOT_FOUND)"));
    }

    enum Attack {
        EXTERNAL("<!DOCTYPE e:Envelope [<!ENTITY x SYSTEM \"%s\">]>"),
        PARAMETER("<!DOCTYPE e:Envelope [<!ENTITY %% p SYSTEM \"%s\"> %%p;]>"),
        SUBSET("<!DOCTYPE e:Envelope SYSTEM \"%s\">"),
        INTERNAL("<!DOCTYPE e:Envelope [<!ENTITY x \"boom\">]>");

        private final String type;

        Attack(String type) {
            this.type = type;
        }
    }

    @ParameterizedTest
    @EnumSource
    void documentTypesAreRefused(Attack attack, @TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String type = attack.type.formatted(secret.toUri());
        for (String value : List.of("plain", "&x;")) {
            String message = type
                    + new String(
                            message("<vbox:IMachine_getNameResponse><returnval>" + value
                                    + "</returnval></vbox:IMachine_getNameResponse>"),
                            UTF_8);

            assertProtocolFailure(() -> codec.readAnswer(method(IMachine.class, "getName"), message.getBytes(UTF_8)));
        }
    }

    @Test
    void deepNestingIsRefused() {
        assertProtocolFailure(() ->
                codec.readAnswer(method(IMachine.class, "getName"), message("<a>".repeat(5000) + "</a>".repeat(5000))));
    }

    @Test
    void aLabOfThousandsOfDisksIsRead() {
        List<IMedium> disks = IntStream.range(0, 20_000)
                .mapToObj(i -> named(IMedium.class, "a76268cdbcb27fdc-%016x".formatted(i)))
                .toList();

        assertThat(answered(IVirtualBox.class, "getHardDisks", disks)).isEqualTo(disks);
    }

    @Test
    void whatXmlCannotSayIsNotSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.request(method(IVirtualBox.class, "findMachine"), "v", List.of("a\0b")));
    }

    private void assertSame(Method method, String self, Object... arguments) {
        Codec.Request request = codec.readRequest(codec.request(method, self, Arrays.asList(arguments)));

        assertThat(request).isEqualTo(new Codec.Request(method, self, Arrays.asList(arguments)));
    }

    private @Nullable Object answered(Class<?> type, String name, @Nullable Object value) {
        Method method = method(type, name);
        return codec.readAnswer(method, codec.answer(method, value));
    }

    private void faulted(Fault fault) {
        codec.readAnswer(method(IMachine.class, "getName"), codec.fault(fault));
    }

    private static void assertProtocolFailure(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(reading)
                .matches(failure -> failure.code().equals("virtualbox.protocol"));
    }

    private static byte[] message(String body) {
        return """
            <e:Envelope xmlns:e="%s" xmlns:vbox="http://www.virtualbox.org/"><e:Body>%s</e:Body></e:Envelope>\
            """.formatted(SOAP, body).getBytes(UTF_8);
    }

    static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <E extends ManagedObject> E named(Class<E> type, String reference) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> switch (method.getName()) {
                    case "equals" -> ((ManagedObject) arguments[0]).reference().equals(reference);
                    case "hashCode" -> reference.hashCode();
                    default -> reference;
                }));
    }
}
