/// The live picture of a lab: the host, its machines, the volumes on their ports and on the quay.
@NullMarked
package app.mooring.ui.harbour;

import org.jspecify.annotations.NullMarked;
