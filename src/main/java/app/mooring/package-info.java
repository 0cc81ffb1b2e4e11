/// The program's beginning: what is wired to what.
@NullMarked
package app.mooring;

import org.jspecify.annotations.NullMarked;
