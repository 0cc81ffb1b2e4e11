/// The services of a played guest, with as much of systemd as is used of it.
@NullMarked
package app.mooring.practice.guest.service;

import org.jspecify.annotations.NullMarked;
