/// Writing files so that neither a power cut nor another Mooring spoils them. What is in them is the business of the
/// other rooms.
@NullMarked
package app.mooring.file;

import org.jspecify.annotations.NullMarked;
