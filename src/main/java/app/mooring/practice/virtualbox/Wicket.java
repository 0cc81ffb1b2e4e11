package app.mooring.practice.virtualbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How the lab's programs reach the lab: a port of the loopback interface and a secret, in a file that only its
/// owner can read. Used in the programs' processes: knows the JDK only.
record Wicket(int port, String secret) {
    static final String FILE = "wicket";

    /// A web service process: its options, and then nothing until it ends, which ends its web sessions. The lab
    /// answers with a number for its connections.
    static final byte SERVICE = 1;

    /// A connection to a web service: that number, and then the connection's bytes.
    static final byte CONNECTION = 2;

    /// A command line of VBoxManage. The lab answers with the exit status, and what to print on either stream.
    static final byte COMMAND = 3;

    /// The lab whose programs lie in that folder.
    static Wicket of(Path folder) throws IOException {
        String[] words = Files.readString(folder.resolve(FILE), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", 2);
        return new Wicket(Integer.parseInt(words[0]), words[1]);
    }

    /// A connection of that kind, let in.
    Socket open(byte kind) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        socket.setTcpNoDelay(true);
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeUTF(secret);
        out.writeByte(kind);
        return socket;
    }

    static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(socket.getInputStream());
    }

    static DataOutputStream out(Socket socket) throws IOException {
        return new DataOutputStream(socket.getOutputStream());
    }
}
