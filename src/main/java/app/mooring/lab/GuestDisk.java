package app.mooring.lab;

import app.mooring.ssh.Command;
import app.mooring.ssh.Result;
import java.util.Optional;

/// A volume's disk as the guest sees it.
///
/// @param device such as `/dev/sdb`
/// @param mountPoint empty: not mounted
public record GuestDisk(String device, Optional<String> mountPoint) {
    private static final String BY_ID = "/dev/disk/by-id/ata-VBOX_HARDDISK_";

    /// The disk of that serial number; empty when the guest has none.
    public static Optional<GuestDisk> find(Guest guest, String serial) {
        Result link = guest.shell().run(Command.of("readlink", "-e", BY_ID + serial));
        if (!link.ok()) {
            return Optional.empty();
        }
        String device = link.stdout().strip();
        String mounts = guest.shell().check(Command.of("cat", "/proc/mounts")).stdout();
        return Optional.of(new GuestDisk(
                device,
                mounts.lines()
                        .map(line -> line.split(" ", -1))
                        .filter(fields -> fields.length > 1 && fields[0].equals(device))
                        .map(fields -> unescaped(fields[1]))
                        .findFirst()));
    }

    /// The kernel writes a space as `\040` (proc_pid_mounts(5)); the other characters it escapes are in no path
    /// of ours.
    static String unescaped(String path) {
        return path.replace("\\040", " ");
    }
}
