/// The process of VirtualBox's web service.
@NullMarked
package app.mooring.ui.webservice;

import org.jspecify.annotations.NullMarked;
