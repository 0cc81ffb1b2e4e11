package app.mooring.virtualbox.api;

/// As on the wire.
public enum MediumType {
    Normal,
    Immutable,
    Writethrough,
    Shareable,
    Readonly,
    MultiAttach
}
