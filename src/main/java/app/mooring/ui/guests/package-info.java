/// The systems in the machines: connection, Docker, the volume plugin and its log.
@NullMarked
package app.mooring.ui.guests;

import org.jspecify.annotations.NullMarked;
