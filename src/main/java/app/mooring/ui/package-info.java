/// The window: the face for people who point and click. JavaFX is known here and nowhere else.
@NullMarked
package app.mooring.ui;

import org.jspecify.annotations.NullMarked;
