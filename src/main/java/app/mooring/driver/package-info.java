/// The volume plugin that runs in every Linux guest: Docker's volume protocol on a Unix socket, volumes as
/// virtual disks of VirtualBox on the host. It keeps one promise above all: a volume is mounted by one guest at
/// a time, and a disk that may hold data is never formatted.
///
/// Not here: the SOAP client ([Calls] is the door to it) and what puts the driver into a guest.
@NullMarked
package app.mooring.driver;

import org.jspecify.annotations.NullMarked;
