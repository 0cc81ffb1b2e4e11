package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IProgress;
import app.mooring.virtualbox.api.MediumState;
import app.mooring.virtualbox.api.MediumType;
import app.mooring.virtualbox.api.MediumVariant;
import app.mooring.virtualbox.soap.Fault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// A hard disk. Its file holds what the guest reads and writes, byte for byte, and is sparse: it takes as much
/// of the host's disk as was written.
final class Medium implements ModelObject, IMedium {
    private static final UUID NONE = new UUID(0, 0);
    private static final long MIB = 1 << 20;

    private final VirtualBoxModel model;
    private final Path file;
    private final String format;
    private UUID id = NONE;
    private long bytes;
    private long size;
    private String description = "";
    private String accessError = "";
    private MediumType type = MediumType.Normal;
    private MediumState state = MediumState.NotCreated;
    private boolean closed;

    /// One that is not created yet.
    Medium(VirtualBoxModel model, Path file, String format) {
        this.model = model;
        this.file = file;
        this.format = format;
    }

    /// One that was created before.
    Medium(VirtualBoxModel model, Path file, String format, UUID id, long bytes, String description, MediumType type) {
        this(model, file, format);
        this.id = id;
        this.bytes = bytes;
        this.description = description;
        this.type = type;
        this.state = MediumState.Created;
        look();
    }

    UUID id() {
        return id;
    }

    Path file() {
        return file;
    }

    long bytes() {
        return bytes;
    }

    String format() {
        return format;
    }

    MediumType type() {
        return type;
    }

    String description() {
        return description;
    }

    void open() {
        closed = false;
        look();
    }

    private void requireOpen() {
        if (closed) {
            throw new Fault.Runtime(Fault.Runtime.ACCESS_DENIED, "The object is not ready");
        }
    }

    void requireCreated() {
        requireOpen();
        if (state == MediumState.NotCreated) {
            throw Refusals.invalidState("Storage for the medium '%s' is not created".formatted(file));
        }
    }

    private void requireUnlocked() {
        requireCreated();
        if (getState() == MediumState.LockedWrite) {
            throw Refusals.invalidState("Medium '%s' is locked for writing by another task".formatted(file));
        }
    }

    private void requireUnattached(String what) {
        requireUnlocked();
        int holders = getMachineIds().size();
        if (holders > 0) {
            throw Refusals.inUse("Cannot %s medium '%s' because it is still attached to %d virtual machines"
                    .formatted(what, file, holders));
        }
    }

    /// What it takes of the host's disk: as a VDI has it, header and block map, and blocks of 1 MiB.
    private void look() {
        try {
            long map = Math.ceilDiv(Math.ceilDiv(bytes, MIB) * 4, MIB) * MIB;
            size = MIB + map + Math.ceilDiv(Allocation.of(file), MIB) * MIB;
            accessError = "";
            if (state == MediumState.Inaccessible) {
                state = MediumState.Created;
            }
        } catch (IOException unreadable) {
            state = MediumState.Inaccessible;
            accessError = "Could not open the medium '%s'. %s (VERR_FILE_NOT_FOUND)".formatted(file, format);
        }
    }

    void create(long logicalSize) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file);
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(logicalSize);
        }
        bytes = logicalSize;
        id = UUID.randomUUID();
        state = MediumState.Created;
        look();
    }

    @Override
    public String getId() {
        requireOpen();
        return id.toString();
    }

    @Override
    public String getName() {
        requireOpen();
        return String.valueOf(file.getFileName());
    }

    @Override
    public String getLocation() {
        requireOpen();
        return file.toString();
    }

    @Override
    public String getFormat() {
        requireOpen();
        return format;
    }

    @Override
    public String getDescription() {
        requireOpen();
        return description;
    }

    @Override
    public void setDescription(String changed) {
        requireCreated();
        if (getState() == MediumState.LockedWrite) {
            throw Refusals.invalidState("Failed to lock media '%s'".formatted(file));
        }
        description = changed;
        configured();
    }

    private void configured() {
        model.happened(number -> new Happened.MediumConfig(number, this));
        model.persist();
    }

    @Override
    public MediumState getState() {
        requireOpen();
        return state == MediumState.Created && model.isLocked(id) ? MediumState.LockedWrite : state;
    }

    @Override
    public MediumType getType() {
        requireOpen();
        return type;
    }

    @Override
    public void setType(MediumType changed) {
        requireUnlocked();
        if (changed == type) {
            return;
        }
        if (!getMachineIds().isEmpty()) {
            throw Refusals.inUse("Cannot change the type of medium '%s' because it is attached to %d virtual machines"
                    .formatted(file, getMachineIds().size()));
        }
        type = changed;
        configured();
    }

    @Override
    public long getSize() {
        requireOpen();
        return size;
    }

    @Override
    public long getLogicalSize() {
        requireOpen();
        return bytes;
    }

    /// There are no snapshots here, and so no differences.
    @Override
    public IMedium getBase() {
        requireOpen();
        return this;
    }

    @Override
    public List<IMedium> getChildren() {
        requireOpen();
        return List.of();
    }

    @Override
    public List<String> getMachineIds() {
        requireOpen();
        return model.holders(id);
    }

    @Override
    public String getLastAccessError() {
        requireOpen();
        return accessError;
    }

    @Override
    public MediumState refreshState() {
        requireOpen();
        if (state != MediumState.NotCreated) {
            look();
        }
        return getState();
    }

    @Override
    public IProgress createBaseStorage(long logicalSize, List<MediumVariant> variant) {
        requireOpen();
        if (state != MediumState.NotCreated) {
            throw Refusals.invalidState("Storage for the medium '%s' is already created".formatted(file));
        }
        var progress = new Progress(model);
        try {
            model.requireSpace(file);
            create(logicalSize);
            model.register(this);
            progress.complete();
        } catch (FileAlreadyExistsException exists) {
            progress.fail(notCreated("VERR_ALREADY_EXISTS"));
        } catch (IOException failed) {
            progress.fail(notCreated(model.isFull() ? "VERR_DISK_FULL" : "VERR_PATH_NOT_FOUND"));
        }
        return progress;
    }

    private Fault.Runtime notCreated(String why) {
        return new Fault.Runtime(
                Fault.Runtime.FILE_ERROR,
                "Could not create the medium storage unit '%s'.\n%s: cannot create image '%s' (%s)"
                        .formatted(file, format, file, why));
    }

    @Override
    public IProgress deleteStorage() {
        requireUnattached("delete storage of");
        var progress = new Progress(model);
        try {
            Files.deleteIfExists(file);
            model.unregister(this);
            model.forget(this);
            state = MediumState.NotCreated;
            progress.complete();
        } catch (IOException failed) {
            progress.fail(new Fault.Runtime(
                    Fault.Runtime.FILE_ERROR, "Could not delete the medium storage unit '%s'".formatted(file)));
        }
        return progress;
    }

    @Override
    public void close() {
        requireOpen();
        if (state != MediumState.NotCreated) {
            requireUnattached("close");
            model.unregister(this);
        }
        closed = true;
    }
}
