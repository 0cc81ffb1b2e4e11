/// VirtualBox's web service over plain HTTP: the codec of its messages, one web session shared by all threads,
/// and what every user of a web session needs (locks, progress, events). It knows nothing of volumes or labs.
///
/// The service is uniform, so there is no generated code: operation `IMachine_getName` is the method of that
/// name, `_this` the object, the parameters elements of their names, the answer one `returnval` a value.
/// Source: VirtualBox SDK reference 7.2, chapter "Using the raw web service", and the service itself.
@NullMarked
package app.mooring.virtualbox.soap;

import org.jspecify.annotations.NullMarked;
