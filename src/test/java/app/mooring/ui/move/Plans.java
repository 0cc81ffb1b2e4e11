package app.mooring.ui.move;

import app.mooring.migration.MovePlan;
import java.util.List;
import java.util.Optional;

/// Plans as tests show them.
final class Plans {
    private Plans() {}

    static MovePlan container() {
        return new MovePlan(
                MovePlan.Kind.CONTAINER,
                "mysqldata",
                "938dca77-0000-4000-8000-fc184e436c4d",
                "ubuntu2",
                "ubuntu3",
                "mydb_on_ubuntu2",
                List.of("mysqlconf"),
                Optional.empty(),
                2,
                List.of(
                        step("image", 0, "ssh ubuntu2 docker save mysql:9.7 | ssh ubuntu3 docker load"),
                        step("register", 0, "ssh ubuntu3 docker volume create --driver mooring mysqldata"),
                        step("stop", 2100, "ssh ubuntu2 docker stop mydb_on_ubuntu2"),
                        step("create", 900, "ssh ubuntu3 docker create --name mydb_on_ubuntu2.moved … mysql:9.7"),
                        step("start", 5200, "ssh ubuntu3 docker start mydb_on_ubuntu2.moved"),
                        step("commit", 0, "ssh ubuntu3 docker rename mydb_on_ubuntu2.moved mydb_on_ubuntu2"),
                        step("remove", 0, "ssh ubuntu2 docker rm mydb_on_ubuntu2")),
                8200,
                "");
    }

    static MovePlan failover() {
        return new MovePlan(
                MovePlan.Kind.FAILOVER,
                "mysqldata",
                "938dca77-0000-4000-8000-fc184e436c4d",
                "ubuntu2",
                "ubuntu3",
                "",
                List.of(),
                Optional.empty(),
                2,
                List.of(
                        step(
                                "detach",
                                400,
                                "VBoxManage storageattach ubuntu2 --storagectl SATA --port 1 --medium none"),
                        step("attach", 600, "VBoxManage storageattach ubuntu3 --storagectl SATA --port 2 --medium …")),
                0,
                "ssh ubuntu@192.168.56.13 sudo docker run -d -v mysqldata:PATH IMAGE");
    }

    private static MovePlan.PlannedStep step(String id, long millis, String command) {
        return new MovePlan.PlannedStep(id, List.of(command), millis);
    }
}
