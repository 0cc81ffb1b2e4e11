package app.mooring.virtualbox.api;

/// The way in. Its operations take no `_this`.
public interface IWebsessionManager {
    IVirtualBox logon(String username, String password);

    ISession getSessionObject(IVirtualBox refIVirtualBox);

    void logoff(IVirtualBox refIVirtualBox);
}
