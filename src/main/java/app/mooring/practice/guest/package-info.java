/// The guests of the practice lab: a played Ubuntu each, which is booted, shut down and cut off as its machine
/// is, and in which the driver that runs is the real one. What an engine does is not known here.
@NullMarked
package app.mooring.practice.guest;

import org.jspecify.annotations.NullMarked;
