package app.mooring.ui.hostkey;

import app.mooring.ssh.HostKeyQuestion;

/// For the guests of a practice lab, which this program made a moment ago: there is nothing to ask when they are met
/// for the first time. When they show another key, the person is asked.
public record OwnGuests(HostKeyQuestion person) implements HostKeyQuestion {
    @Override
    public boolean accept(String name, String keyType, String fingerprint) {
        return true;
    }

    @Override
    public boolean acceptChanged(String name, String keyType, String fingerprint) {
        return person.acceptChanged(name, keyType, fingerprint);
    }
}
