package app.mooring.practice.virtualbox;

import org.junit.jupiter.api.extension.RegisterExtension;

class PracticeContractTest extends VirtualBoxContract {
    @RegisterExtension
    static final PracticeHost HOST = new PracticeHost();

    @Override
    Host host() {
        return HOST;
    }
}
