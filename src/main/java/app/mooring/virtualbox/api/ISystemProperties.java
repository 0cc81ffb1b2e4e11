package app.mooring.virtualbox.api;

public interface ISystemProperties extends ManagedObject {
    /// The largest virtual disk, in bytes.
    long getInfoVDSize();

    String getWebServiceAuthLibrary();

    void setWebServiceAuthLibrary(String webServiceAuthLibrary);
}
