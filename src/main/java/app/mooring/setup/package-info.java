/// What a lab needs, and how it is brought about.
@NullMarked
package app.mooring.setup;

import org.jspecify.annotations.NullMarked;
