package app.mooring.driver;

import app.mooring.failure.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the first superblock of an ext or XFS file system says of its life, for a disk that was recognised as
/// such. Sources: the kernel's documentation of ext4's superblock, and xfs_db(8).
record Superblock(ByteBuffer bytes) {
    private static final int LENGTH = 2048;
    private static final int EXT = 1024;
    private static final int EXT_MOUNT_TIME = EXT + 0x2c;
    private static final int EXT_MOUNT_COUNT = EXT + 0x34;
    private static final int EXT_MAGIC = EXT + 0x38;
    private static final short EXT_MAGIC_VALUE = (short) 0xef53;
    private static final int XFS_MAGIC_VALUE = Integer.reverseBytes(0x58465342);
    private static final int XFS_IN_PROGRESS = 126;

    static Superblock read(Path device) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
                // until it is full, or the disk at its end, which leaves zeros
            }
        } catch (IOException unreadable) {
            throw Failure.because(unreadable, "driver.unreadable", device);
        }
        return new Superblock(bytes);
    }

    boolean isNeverMountedExt() {
        return bytes.getShort(EXT_MAGIC) == EXT_MAGIC_VALUE
                && bytes.getInt(EXT_MOUNT_TIME) == 0
                && bytes.getShort(EXT_MOUNT_COUNT) == 0;
    }

    boolean isXfsInProgress() {
        return bytes.getInt(0) == XFS_MAGIC_VALUE && bytes.get(XFS_IN_PROGRESS) != 0;
    }
}
