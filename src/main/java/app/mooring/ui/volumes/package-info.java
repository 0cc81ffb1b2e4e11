/// The volumes of a lab as a table, and each with the chain from its file to its container.
@NullMarked
package app.mooring.ui.volumes;

import org.jspecify.annotations.NullMarked;
