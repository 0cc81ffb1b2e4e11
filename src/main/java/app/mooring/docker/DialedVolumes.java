package app.mooring.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The volumes of a [DialedEngine].
final class DialedVolumes implements Volumes {
    private final DialedEngine engine;

    DialedVolumes(DialedEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<ListedVolume> list() {
        List<InspectVolumeResponse> volumes =
                engine.ask(client -> client.listVolumesCmd().exec().getVolumes());
        return volumes == null
                ? List.of()
                : volumes.stream().map(DialedVolumes::volume).toList();
    }

    @Override
    public Optional<ListedVolume> find(String name) {
        return engine.ask(client -> {
            try {
                return Optional.of(volume(client.inspectVolumeCmd(name).exec()));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static ListedVolume volume(InspectVolumeResponse volume) {
        Map<String, String> labels = volume.getLabels();
        return new ListedVolume(volume.getName(), volume.getDriver(), labels == null ? Map.of() : labels);
    }

    @Override
    public void create(String name, String driver, Map<String, String> options, Map<String, String> labels) {
        engine.ask(client -> client.createVolumeCmd()
                .withName(name)
                .withDriver(driver)
                .withDriverOpts(options)
                .withLabels(labels)
                .exec());
    }

    @Override
    public void remove(String name) {
        engine.ask(client -> client.removeVolumeCmd(name).exec());
    }
}
