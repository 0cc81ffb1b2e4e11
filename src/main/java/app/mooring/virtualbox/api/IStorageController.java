package app.mooring.virtualbox.api;

public interface IStorageController extends ManagedObject {
    String getName();

    StorageBus getBus();

    int getMaxPortCount();

    int getMinPortCount();

    int getPortCount();

    /// Only on a machine that is powered off, under a lock.
    void setPortCount(int portCount);
}
