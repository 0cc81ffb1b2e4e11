package app.mooring.practice.lab;

import app.mooring.file.FolderTree;
import app.mooring.practice.Belongings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Labs that were to be thrown away, and were killed before.
public final class DeadLabs {
    private static final System.Logger LOG = System.getLogger(DeadLabs.class.getName());

    private DeadLabs() {}

    /// Removes those in a folder, and ends what they left; one that cannot be removed stays. A lab that runs is left
    /// alone, as is one that is to be kept, and another person's.
    public static void remove(Path among) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(among, "mooring*")) {
            for (Path folder : folders) {
                removeDead(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(System.Logger.Level.WARNING, "Dead labs are not looked for", e);
        }
    }

    private static void removeDead(Path folder) {
        try {
            Optional<LabFolder> dead = LabFolder.dead(folder);
            if (dead.isPresent()) {
                try (LabFolder _ = dead.get()) {
                    belongings(folder).end();
                    FolderTree.delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A dead lab stays", e);
        }
    }

    static Belongings belongings(Path folder) {
        return new Belongings(folder.resolve("belongings"));
    }
}
