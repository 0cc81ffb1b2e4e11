/// The practice lab: a played host with VirtualBox and its machines, made of the real protocols, so that what
/// is above it does not know the difference.
@NullMarked
package app.mooring.practice;

import org.jspecify.annotations.NullMarked;
