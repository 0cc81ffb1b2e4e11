/// VirtualBox on the host, as programs: where it is installed, `VBoxManage`, and the `vboxwebsrv` process. What
/// the web service answers is not known here.
@NullMarked
package app.mooring.virtualbox.host;

import org.jspecify.annotations.NullMarked;
