/// The report of a demo, as a page that is read in a browser. Both faces write it; neither is known here.
@NullMarked
package app.mooring.report;

import org.jspecify.annotations.NullMarked;
