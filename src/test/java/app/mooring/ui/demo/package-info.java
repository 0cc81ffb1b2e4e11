@NullMarked
package app.mooring.ui.demo;

import org.jspecify.annotations.NullMarked;
