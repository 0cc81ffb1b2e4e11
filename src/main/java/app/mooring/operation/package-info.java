/// Everything that changes something runs as an operation: steps, one after the other, told as they go, written
/// to a journal, and undone when one of them fails. What the steps do is not known here.
@NullMarked
package app.mooring.operation;

import org.jspecify.annotations.NullMarked;
