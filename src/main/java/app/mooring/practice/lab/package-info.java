/// The practice lab as a whole: its VirtualBox, two machines with a guest in each, and the bad days that can be
/// practised on it. Whoever uses it goes through a lab file, as with any other lab.
@NullMarked
package app.mooring.practice.lab;

import org.jspecify.annotations.NullMarked;
