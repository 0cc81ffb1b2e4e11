package app.mooring.virtualbox;

import app.mooring.virtualbox.api.IMachine;
import app.mooring.virtualbox.api.INetworkAdapter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a machine and the guest in it have in common, whatever either is called: MAC addresses, twelve hexadecimal
/// digits each, upper case.
public final class MacAddresses {
    /// What every chipset has; see `ISystemProperties::getMaxNetworkAdapters`.
    private static final int ADAPTERS = 8;

    private MacAddresses() {}

    /// Those of the machine's adapters that are enabled.
    public static Set<String> of(IMachine machine) {
        return IntStream.range(0, ADAPTERS)
                .mapToObj(machine::getNetworkAdapter)
                .filter(INetworkAdapter::getEnabled)
                .map(adapter -> adapter.getMACAddress().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// One as a guest has it, with colons.
    public static String of(String address) {
        return address.strip().replace(":", "").toUpperCase(Locale.ROOT);
    }
}
