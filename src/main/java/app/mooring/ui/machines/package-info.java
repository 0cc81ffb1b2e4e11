/// The machines in VirtualBox: power, controllers, ports.
@NullMarked
package app.mooring.ui.machines;

import org.jspecify.annotations.NullMarked;
