/// A volume plugin in a guest: installing, configuring and checking it, through SSH. Every command is one
/// program with its arguments. What the plugin does with volumes is not known here.
@NullMarked
package app.mooring.plugin;

import org.jspecify.annotations.NullMarked;
