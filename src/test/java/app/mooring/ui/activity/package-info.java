@NullMarked
package app.mooring.ui.activity;

import org.jspecify.annotations.NullMarked;
