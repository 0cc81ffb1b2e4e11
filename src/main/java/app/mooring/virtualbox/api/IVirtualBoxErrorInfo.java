package app.mooring.virtualbox.api;

public interface IVirtualBoxErrorInfo extends ManagedObject {
    int getResultCode();

    String getText();
}
