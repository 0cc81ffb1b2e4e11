/// VirtualBox's Main API as the web service offers it, under the SDK's names: one method is one SOAP operation
/// (`IMachine_getName` is [IMachine#getName()]), parameters are named as in the WSDL. Times are milliseconds,
/// sizes bytes, unless said otherwise. Source: VirtualBox SDK reference, 7.2.
@NullMarked
package app.mooring.virtualbox.api;

import org.jspecify.annotations.NullMarked;
