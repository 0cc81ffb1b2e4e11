/// The practice lab's VirtualBox: a model that keeps VirtualBox's rules, the web service in front of it, and
/// the programs `vboxwebsrv` and `VBoxManage`. The model lives in the lab's process; the programs are doors to
/// it. It executes no machine: what runs in one is told through [app.mooring.practice.MachineHardware].
@NullMarked
package app.mooring.practice.virtualbox;

import org.jspecify.annotations.NullMarked;
