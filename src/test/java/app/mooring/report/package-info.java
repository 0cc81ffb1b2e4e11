@NullMarked
package app.mooring.report;

import org.jspecify.annotations.NullMarked;
