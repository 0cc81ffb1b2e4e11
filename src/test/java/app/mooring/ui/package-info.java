/// The window, without a screen: JavaFX's headless platform (`-Dglass.platform=Headless -Dprism.order=sw`).
@NullMarked
package app.mooring.ui;

import org.jspecify.annotations.NullMarked;
