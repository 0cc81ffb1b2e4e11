/// MySQL in a played container: a real MariaDB server on the volume's files. Only this package starts
/// processes.
@NullMarked
package app.mooring.practice.engine.mysql;

import org.jspecify.annotations.NullMarked;
