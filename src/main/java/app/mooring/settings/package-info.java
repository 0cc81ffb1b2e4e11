/// Where Mooring keeps what it knows: its folder, and the secrets in it, for nobody else to read.
@NullMarked
package app.mooring.settings;

import org.jspecify.annotations.NullMarked;
