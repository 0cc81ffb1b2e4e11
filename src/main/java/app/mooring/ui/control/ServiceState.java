package app.mooring.ui.control;

import app.mooring.ui.text.Texts;

/// The state of a service in a guest, as a person would say it.
public final class ServiceState {
    private ServiceState() {}

    /// What systemd calls the state, in the language that is chosen now.
    ///
    /// @param texts in whose language it is said
    /// @param state systemd's word; one that is not known here is said as it is
    public static String said(Texts texts, String state) {
        Texts own = texts.beside(ServiceState.class);
        return own.has("service." + state) ? own.now("service." + state) : state;
    }
}
