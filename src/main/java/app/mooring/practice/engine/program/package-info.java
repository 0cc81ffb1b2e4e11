/// What runs in a played container. Nothing here ever runs a program of the host.
@NullMarked
package app.mooring.practice.engine.program;

import org.jspecify.annotations.NullMarked;
