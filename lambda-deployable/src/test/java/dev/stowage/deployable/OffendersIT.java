package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That a function loads nothing of another store means something: what would be wrong is seen. */
class OffendersIT {

  @Test
  void seesPlantedOffenders() {
    List<String> planted =
        List.of(
            "java.lang.Object",
            "dev.stowage.s3.S3Backend",
            "org.postgresql.Driver",
            "com.zaxxer.hikari.HikariConfig",
            "org.jdbi.v3.core.Jdbi",
            "software.amazon.awssdk.services.s3.S3Client",
            "org.eclipse.jetty.server.Server",
            "org.flywaydb.core.Flyway");

    assertThat(StoreChoice.DYNAMODB.foreignAmong(planted)).hasSize(7);
    assertThat(StoreChoice.S3.foreignAmong(planted)).hasSize(5);
  }
}
