package app.mooring.driver;

import app.mooring.failure.Failure;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.volume.VolumeSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A hypervisor that lets several machines have a disk, as one would in the moment before it refuses. One view
/// of it for every machine.
final class MemoryHypervisor {
    private final Map<String, Volume> volumes = new TreeMap<>();
    private final Map<String, MachineState> machines = new TreeMap<>();
    private final Map<String, TreeSet<String>> attachments = new TreeMap<>();
    private int last;
    boolean reachable = true;
    int calls;
    boolean unallocated = true;
    final Set<String> formatting = new TreeSet<>();
    final Set<String> alive = new TreeSet<>();
    Runnable beforeAttach = () -> {};
    Runnable afterAttach = () -> {};

    synchronized void machine(String id, MachineState state) {
        machines.put(id, state);
    }

    synchronized void attach(String machine, String name) {
        attachments.computeIfAbsent(name, one -> new TreeSet<>()).add(machine);
        notifyAll();
    }

    synchronized void detach(String machine, String name) {
        attachments.computeIfAbsent(name, one -> new TreeSet<>()).remove(machine);
        notifyAll();
    }

    synchronized List<String> attached(String name) {
        return List.copyOf(attachments.getOrDefault(name, new TreeSet<>()));
    }

    Hypervisor seenBy(String self) {
        machine(self, MachineState.Running);
        return new View(self);
    }

    private final class View implements Hypervisor {
        private final String self;

        View(String self) {
            this.self = self;
        }

        private void call() {
            synchronized (MemoryHypervisor.this) {
                calls++;
                if (!reachable) {
                    throw Failure.failed("virtualbox.unreachable");
                }
            }
        }

        private List<Volume> volumes() {
            call();
            synchronized (MemoryHypervisor.this) {
                return List.copyOf(volumes.values());
            }
        }

        @Override
        public Optional<Volume> find(String name) {
            return volumes().stream()
                    .filter(volume -> volume.name().equals(name))
                    .findFirst();
        }

        @Override
        public Volume create(String name, VolumeSize size, FileSystem fileSystem) {
            call();
            synchronized (MemoryHypervisor.this) {
                String medium = String.format("00000000-0000-0000-0000-%012d", ++last);
                Volume volume = new Volume(name, medium, "/volumes/" + name, "VDI", size.bytes(), fileSystem);
                volumes.put(name, volume);
                return volume;
            }
        }

        @Override
        public void delete(Volume volume) {
            call();
            synchronized (MemoryHypervisor.this) {
                volumes.remove(volume.name());
            }
        }

        @Override
        public String self() {
            return self;
        }

        @Override
        public void tellAlive(boolean mounted) {
            call();
            synchronized (MemoryHypervisor.this) {
                if (machines.get(self) == MachineState.Running) {
                    alive.remove(self);
                } else if (mounted) {
                    alive.add(self);
                }
            }
        }

        @Override
        public List<Holder> holders(Volume volume) {
            call();
            synchronized (MemoryHypervisor.this) {
                List<Holder> holders = new ArrayList<>();
                for (String id : attached(volume.name())) {
                    holders.add(new Holder(
                            id, "machine " + id, machines.getOrDefault(id, MachineState.Null), alive.contains(id)));
                }
                return holders;
            }
        }

        @Override
        public void takeFrom(Holder holder, Volume volume) {
            call();
            detach(holder.id(), volume.name());
        }

        @Override
        public int attachToSelf(Volume volume) {
            call();
            beforeAttach.run();
            attach(self, volume.name());
            afterAttach.run();
            return 1;
        }

        @Override
        public void detachFromSelf(Volume volume) {
            call();
            detach(self, volume.name());
        }

        @Override
        public boolean awaitSole(Volume volume, Duration atMost) {
            long end = System.nanoTime() + atMost.toNanos();
            synchronized (MemoryHypervisor.this) {
                while (!attached(volume.name()).equals(List.of(self))) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    try {
                        TimeUnit.NANOSECONDS.timedWait(MemoryHypervisor.this, left);
                    } catch (InterruptedException interrupted) {
                        throw Failure.cancelled(interrupted);
                    }
                }
                return true;
            }
        }

        @Override
        public boolean isUnallocated(Volume volume) {
            return unallocated;
        }

        @Override
        public boolean isFormatting(Volume volume) {
            call();
            return formatting.contains(volume.medium());
        }

        @Override
        public void setFormatting(Volume volume, boolean begun) {
            call();
            if (begun) {
                formatting.add(volume.medium());
            } else {
                formatting.remove(volume.medium());
            }
        }

        @Override
        public void watch(Consumer<Supplier<List<Volume>>> changed, BooleanSupplier stop) {
            changed.accept(this::volumes);
        }
    }
}
