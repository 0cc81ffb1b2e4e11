package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.IVirtualBox;
import app.mooring.virtualbox.host.Installation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// How VirtualBox's web service asks who is there. The library is loaded once per process: a change of it
/// counts from the web service's next start. The users and their passwords' hashes are read at each login.
public final class WebServiceLogin {
    private static final String USERS = "VBoxAuthSimple/users/";
    private static final int SECRET_BYTES = 32;

    private final Installation virtualBox;

    public WebServiceLogin(Installation virtualBox) {
        this.virtualBox = virtualBox;
    }

    /// A user for one login. Everybody on this host can see the command lines of `VBoxManage`, and VirtualBox
    /// takes users in no other way before its web service runs: so the hash that stands there is one of a
    /// random secret, as long as the hash, of a user who is gone a moment later.
    public record Once(String user, String secret) {}

    /// From the web service's next start on a user with a password is asked for. Empty when it lets that user
    /// in with that password already; else who has to log in there then, to [#admit] them.
    public Optional<Once> require(String user, char[] password) {
        virtualBox.manage(List.of("setproperty", "websrvauthlibrary", "VBoxAuthSimple"));
        if (virtualBox.manage(List.of("getextradata", "global", USERS + user)).contains(sha256(password))) {
            return Optional.empty();
        }
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Once once = new Once("mooring-once", HexFormat.of().formatHex(random));
        virtualBox.manage(List.of(
                "setextradata",
                "global",
                USERS + once.user(),
                sha256(once.secret().toCharArray())));
        return Optional.of(once);
    }

    /// Lets that user in with that password from now on, and the one who was to log in once no more. Only a
    /// hash of the password leaves this process.
    public static void admit(IVirtualBox loggedInOnce, Once once, String user, char[] password) {
        loggedInOnce.setExtraData(USERS + user, sha256(password));
        loggedInOnce.setExtraData(USERS + once.user(), "");
    }

    /// Lets everyone in who reaches the port: the tutorial's way.
    public void open() {
        virtualBox.manage(List.of("setproperty", "websrvauthlibrary", "null"));
    }

    static String sha256(char[] password) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw Failure.because(e, "setup.hash");
        }
    }
}
