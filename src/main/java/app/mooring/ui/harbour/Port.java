package app.mooring.ui.harbour;

/// A port of a machine's controller.
///
/// @param what is attached: a volume's name, or a medium's file; empty: nothing
/// @param colour the volume's, else -1
record Port(int number, Use use, String what, int colour) {
    /// What it is used for.
    enum Use {
        FREE,
        SYSTEM,
        VOLUME,
        OTHER
    }
}
