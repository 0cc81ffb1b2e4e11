/// The Docker engine of a played guest: Docker's API of version 1.41 and the words of its command line, over
/// containers whose programs are few and played, except for MySQL, which is a real server.
@NullMarked
package app.mooring.practice.engine;

import org.jspecify.annotations.NullMarked;
