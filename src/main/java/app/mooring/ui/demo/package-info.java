/// The migration demo: its steps, and at the end the proof.
@NullMarked
package app.mooring.ui.demo;

import org.jspecify.annotations.NullMarked;
