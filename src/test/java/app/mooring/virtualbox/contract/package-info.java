/// Our client of VirtualBox's web service beside VirtualBox's own, `vboxjws` 4.2.8, the last that is on Maven
/// Central: where both can do a call they must get the same answer, whatever stands behind the endpoint.
@NullMarked
package app.mooring.virtualbox.contract;

import org.jspecify.annotations.NullMarked;
