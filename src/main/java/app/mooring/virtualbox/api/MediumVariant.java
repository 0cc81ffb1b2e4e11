package app.mooring.virtualbox.api;

/// As on the wire.
public enum MediumVariant {
    Standard,
    VmdkSplit2G,
    VmdkRawDisk,
    VmdkStreamOptimized,
    VmdkESX,
    VdiZeroExpand,
    Fixed,
    Diff,
    Formatted,
    NoCreateDir
}
