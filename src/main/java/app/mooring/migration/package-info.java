/// Moving what uses a volume from one machine to another: a planned move, a failover, and the demo that proves
/// it.
@NullMarked
package app.mooring.migration;

import org.jspecify.annotations.NullMarked;
