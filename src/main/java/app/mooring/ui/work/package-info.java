/// What the window's pages share without knowing a control: the lab that is open, what runs, where one is.
@NullMarked
package app.mooring.ui.work;

import org.jspecify.annotations.NullMarked;
