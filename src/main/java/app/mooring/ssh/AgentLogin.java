package app.mooring.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;
import net.schmizz.sshj.userauth.method.AuthMethod;

/// The method `publickey` with a key that an ssh-agent holds: the agent signs, the key stays with it. Specified
/// in RFC 4252, section 7, and draft-miller-ssh-agent.
final class AgentLogin extends AbstractAuthMethod {
    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES_ANSWER = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGN_RESPONSE = 14;
    private static final int RSA_SHA2_512 = 4;
    private static final int LARGEST_REPLY = 1 << 18;

    private final Path socket;
    private final byte[] publicKey;
    private final boolean rsa;
    private final String algorithm;

    private AgentLogin(Path socket, byte[] publicKey) throws Buffer.BufferException {
        super("publickey");
        this.socket = socket;
        this.publicKey = publicKey;
        String kind = new Buffer.PlainBuffer(publicKey).readString();
        this.rsa = kind.equals("ssh-rsa");
        this.algorithm = rsa ? "rsa-sha2-512" : kind;
    }

    /// One method for each key of the agent; none where the agent does not answer.
    static List<AuthMethod> of(Path socket) {
        List<AuthMethod> methods = new ArrayList<>();
        try {
            Buffer.PlainBuffer reply = ask(socket, new Buffer.PlainBuffer().putByte((byte) REQUEST_IDENTITIES));
            if (reply.readByte() == IDENTITIES_ANSWER) {
                for (long left = reply.readUInt32(); left > 0; left--) {
                    methods.add(new AgentLogin(socket, reply.readStringAsBytes()));
                    reply.readStringAsBytes();
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return methods;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq().putBoolean(signed).putString(algorithm).putString(publicKey);
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] signed = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            Buffer.PlainBuffer reply = ask(
                    socket,
                    new Buffer.PlainBuffer()
                            .putByte((byte) SIGN_REQUEST)
                            .putString(publicKey)
                            .putString(signed)
                            .putUInt32(rsa ? RSA_SHA2_512 : 0));
            if (reply.readByte() != SIGN_RESPONSE) {
                throw new UserAuthException("the agent does not sign");
            }
            params.getTransport().write(request.putString(reply.readStringAsBytes()));
        } catch (TransportException | UserAuthException e) {
            throw e;
        } catch (IOException e) {
            throw new UserAuthException("the agent does not answer", e);
        }
    }

    private static Buffer.PlainBuffer ask(Path socket, Buffer.PlainBuffer message) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            byte[] body = message.getCompactData();
            ByteBuffer request = ByteBuffer.allocate(4 + body.length)
                    .putInt(body.length)
                    .put(body)
                    .flip();
            while (request.hasRemaining()) {
                channel.write(request);
            }
            int length = read(channel, 4).getInt();
            if (length < 1 || length > LARGEST_REPLY) {
                throw new IOException("the agent's reply has " + length + " bytes");
            }
            return new Buffer.PlainBuffer(read(channel, length).array());
        } catch (UnsupportedOperationException e) {
            throw new IOException(e);
        }
    }

    private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the agent hung up");
            }
        }
        return bytes.flip();
    }
}
