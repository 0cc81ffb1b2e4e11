/// What can go wrong, as a code with a sentence and a remedy. Every room speaks of trouble this way; none
/// prints it.
@NullMarked
package app.mooring.failure;

import org.jspecify.annotations.NullMarked;
