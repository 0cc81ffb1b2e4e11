package app.mooring.practice.virtualbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;

/// The program `VBoxManage` of the practice lab: carries its words to the lab, and prints what comes back.
public final class ManageMain {
    private ManageMain() {}

    /// Runs the program.
    ///
    /// @param words the program's own path, then its arguments
    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String[] words) {
        try (Socket lab =
                Wicket.of(Path.of(words[0]).toAbsolutePath().getParent()).open(Wicket.COMMAND)) {
            DataOutputStream out = Wicket.out(lab);
            out.writeInt(words.length - 1);
            for (int i = 1; i < words.length; i++) {
                out.writeUTF(words[i]);
            }
            DataInputStream in = Wicket.in(lab);
            int status = in.readInt();
            System.out.print(in.readUTF());
            System.err.print(in.readUTF());
            return status;
        } catch (IOException gone) {
            System.err.println("VBoxManage: error: The practice lab does not answer: " + gone.getMessage());
            return 1;
        }
    }
}
