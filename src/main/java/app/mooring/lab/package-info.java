/// What a lab is: the host's VirtualBox and web service, the machines, the folder with the volumes. Immutable.
@NullMarked
package app.mooring.lab;

import org.jspecify.annotations.NullMarked;
