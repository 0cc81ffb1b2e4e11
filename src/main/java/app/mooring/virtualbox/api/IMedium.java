package app.mooring.virtualbox.api;

import java.util.List;

public interface IMedium extends ManagedObject {
    String getId();

    String getName();

    String getLocation();

    /// Spelled as its creator spelled it ("VDI", "vmdk").
    String getFormat();

    String getDescription();

    void setDescription(String description);

    MediumState getState();

    MediumType getType();

    void setType(MediumType type);

    /// Bytes on the host's disk, as of the last [#refreshState()].
    long getSize();

    /// Bytes that the guest sees.
    long getLogicalSize();

    /// Where its chain of differences begins: itself when it is none.
    IMedium getBase();

    /// The differences that are based on it directly.
    List<IMedium> getChildren();

    /// The machines that it is attached to, by UUID.
    List<String> getMachineIds();

    String getLastAccessError();

    MediumState refreshState();

    IProgress createBaseStorage(long logicalSize, List<MediumVariant> variant);

    IProgress deleteStorage();

    void close();
}
