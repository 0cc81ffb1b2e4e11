package app.mooring.virtualbox.api;

import org.jspecify.annotations.Nullable;

/// A structure, not an object: its fields come with the answer.
public record IMediumAttachment(
        @Nullable IMedium medium,
        @Nullable String controller,
        int port,
        int device,
        DeviceType type,
        boolean hotPluggable) {}
