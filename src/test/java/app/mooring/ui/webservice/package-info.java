/// The web service's page.
@NullMarked
package app.mooring.ui.webservice;

import org.jspecify.annotations.NullMarked;
