package app.mooring.practice.virtualbox;

import app.mooring.virtualbox.api.IEvent;
import app.mooring.virtualbox.api.IMachineStateChangedEvent;
import app.mooring.virtualbox.api.IMedium;
import app.mooring.virtualbox.api.IMediumConfigChangedEvent;
import app.mooring.virtualbox.api.IMediumRegisteredEvent;
import app.mooring.virtualbox.api.MachineState;
import app.mooring.virtualbox.api.VBoxEventType;

/// What clients may listen to. The number tells apart what happened twice.
sealed interface Happened extends ModelObject, IEvent {
    record StateChanged(long number, MachineState getState) implements Happened, IMachineStateChangedEvent {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnMachineStateChanged;
        }
    }

    record SessionStateChanged(long number) implements Happened {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnSessionStateChanged;
        }
    }

    record MachineData(long number) implements Happened {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnMachineDataChanged;
        }
    }

    record StorageController(long number) implements Happened {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnStorageControllerChanged;
        }
    }

    record StorageDevice(long number) implements Happened {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnStorageDeviceChanged;
        }
    }

    record MediumRegistered(long number, String getMediumId, boolean getRegistered)
            implements Happened, IMediumRegisteredEvent {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnMediumRegistered;
        }
    }

    record MediumConfig(long number, IMedium getMedium) implements Happened, IMediumConfigChangedEvent {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnMediumConfigChanged;
        }
    }

    record EventSource(long number) implements Happened {
        @Override
        public VBoxEventType getType() {
            return VBoxEventType.OnEventSourceChanged;
        }
    }
}
