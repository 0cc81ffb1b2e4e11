package app.mooring.setup;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.host.Installation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// How VirtualBox's web service asks who is there. The library is loaded once per process: a change counts from the web
/// service's next start.
public final class WebServiceLogin {
    private final Installation virtualBox;

    public WebServiceLogin(Installation virtualBox) {
        this.virtualBox = virtualBox;
    }

    /// Lets that user in with that password, and nobody else. Only a hash of the password leaves this process.
    public void require(String user, char[] password) {
        virtualBox.manage(List.of("setextradata", "global", "VBoxAuthSimple/users/" + user, sha256(password)));
        virtualBox.manage(List.of("setproperty", "websrvauthlibrary", "VBoxAuthSimple"));
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
