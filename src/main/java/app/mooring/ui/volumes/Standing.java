package app.mooring.ui.volumes;

/// How it stands with a volume; each can be filtered for.
enum Standing {
    FREE,
    ATTACHED,
    /// Its chain breaks somewhere.
    BROKEN,
    /// A move of it, or something else that touches it, was interrupted.
    INTERRUPTED,
    /// Of Docker's own driver: it stays with its guest.
    LOCAL
}
