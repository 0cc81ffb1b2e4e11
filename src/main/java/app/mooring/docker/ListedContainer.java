package app.mooring.docker;

import java.util.List;

/// A container in a list of them.
///
/// @param image the name it was made from
/// @param running whether it runs, be it paused, or will in a moment
public record ListedContainer(String name, String image, boolean running, List<Mounted> mounts) {
    public ListedContainer {
        mounts = List.copyOf(mounts);
    }

    /// What is mounted into it.
    ///
    /// @param volume the volume's name; empty: it is none
    /// @param driver the volume's; empty for others
    /// @param source where the guest has it; empty: in its memory only
    public record Mounted(String volume, String driver, String source, boolean writable) {}

    /// The same when it does not run.
    public ListedContainer stopped() {
        return new ListedContainer(name, image, false, mounts);
    }

    /// Whether it uses that volume of that driver: one of another driver may have the same name.
    public boolean uses(String volume, String driver) {
        return mounts.stream()
                .anyMatch(one -> one.volume().equals(volume) && one.driver().equals(driver));
    }

    /// The names of the volumes it uses, of any driver.
    public List<String> volumes() {
        return mounts.stream()
                .map(Mounted::volume)
                .filter(volume -> !volume.isEmpty())
                .toList();
    }
}
