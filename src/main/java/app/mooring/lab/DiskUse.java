package app.mooring.lab;

import app.mooring.ssh.Command;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What in a guest uses a disk, or a partition of it: a mount in whatever mount namespace, a device that was
/// made of it (LVM, dm-crypt, md), a loop device over it, a btrfs of several disks, swap. What has the disk
/// open and is none of these (a pool of ZFS) is not seen.
public final class DiskUse {
    /// The disk of the serial `$1` by its link and by what the kernel says, as a link may be missing, and as the
    /// kernel may have another name for it than its node. Of it and of each of its partitions: the name and number,
    /// what the kernel made of it, the loop devices over it, the btrfs that it is one disk of, and the lines of
    /// any process's mounts and of the swaps that may be about it. The pattern after the number finds file systems
    /// that have a number of their own (btrfs).
    private static final String SCRIPT = """
        names=$(basename "$(readlink -e "/dev/disk/by-id/ata-VBOX_HARDDISK_$1")")
        for name in $(ls /sys/block); do
          for serial in device/vpd_pg80 serial device/serial; do
            if [ -e "/sys/block/$name/$serial" ] && grep -qF -e "$1" "/sys/block/$name/$serial"; then
              names="$names $name"
            fi
          done
        done
        if [ -z "$names" ]; then
          exit 0
        fi
        tables=
        for process in $(ls /proc); do
          if [ -e "/proc/$process/mountinfo" ]; then
            tables="$tables /proc/$process/mountinfo"
          fi
        done
        for name in $names; do
          disk="/sys/block/$name"
          if [ ! -d "$disk" ]; then
            disk="/sys/dev/block/$(printf '%d:%d' $(stat -L -c '0x%t 0x%T' "/dev/$name"))"
          fi
          if [ ! -d "$disk/holders" ]; then
            echo "the kernel has no disk $name" >&2
            exit 1
          fi
          for part in . $(ls "$disk"); do
            block="$disk/$part"
            if [ -d "$block/holders" ]; then
              if [ "$part" = . ]; then
                part=$name
              fi
              number=$(cat "$block/dev")
              echo "device $part $number"
              for holder in $(ls "$block/holders"); do
                echo "holder $holder $(cat "/sys/block/$holder/dm/name" 2>/dev/null)"
              done
              for loop in $(ls /sys/block); do
                if grep -qsF -e "/dev/$part" "/sys/block/$loop/loop/backing_file"; then
                  echo "holder $loop"
                fi
              done
              for file_system in $(ls /sys/fs/btrfs 2>/dev/null); do
                if [ -e "/sys/fs/btrfs/$file_system/devices/$part" ]; then
                  echo "holder btrfs $file_system"
                fi
              done
              grep -sHF -e " $number " -e " /dev/$part " $tables
              grep -sHF -e "/dev/$part" /proc/swaps
            fi
          done
        done
        exit 0
        """;

    private static final String FIRST = "/proc/1/mountinfo";

    /// By mount point, the processes that have it.
    private final Map<String, Set<String>> mounts = new LinkedHashMap<>();
    private final Set<String> users = new LinkedHashSet<>();
    private String device = "";
    private String number = "";

    private DiskUse() {}

    /// In words a person can look for in the guest; none: nothing uses it, or the guest has no such disk. A
    /// guest that cannot say it is a failure.
    ///
    /// @param serial the volume's
    public static List<String> of(Guest guest, String serial) {
        DiskUse use = new DiskUse();
        guest.shell()
                .check(Command.script(SCRIPT, serial).asRoot())
                .stdout()
                .lines()
                .forEach(use::hear);
        return Stream.concat(
                        use.mounts.entrySet().stream().map(each -> mount(each.getKey(), each.getValue())),
                        use.users.stream())
                .toList();
    }

    private void hear(String line) {
        if (line.startsWith("device ")) {
            device = line.split(" ", -1)[1];
            number = line.split(" ", -1)[2];
        } else if (line.startsWith("holder ")) {
            users.add((device + ": " + line.substring("holder ".length())).strip());
        } else if (line.startsWith("/proc/swaps:")) {
            if (line.substring("/proc/swaps:".length()).split("\\s", -1)[0].equals("/dev/" + device)) {
                users.add(device + ": swap");
            }
        } else if (line.contains(":")) {
            hearMount(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
        }
    }

    /// See proc_pid_mountinfo(5).
    private void hearMount(String table, String line) {
        List<String> fields = List.of(line.split(" ", -1));
        int source = fields.lastIndexOf("-") + 2;
        boolean isFrom = source < fields.size() && fields.get(source).equals("/dev/" + device);
        if (isFrom || fields.get(2).equals(number)) {
            mounts.computeIfAbsent(GuestDisk.unescaped(fields.get(4)), _ -> new LinkedHashSet<>())
                    .add(table);
        }
    }

    /// What only other mount namespaces have is not to be found without the process.
    private static String mount(String place, Set<String> tables) {
        return tables.contains(FIRST)
                ? place
                : place + " (" + tables.iterator().next().replaceFirst("/mountinfo$", "") + ")";
    }
}
