package dev.stowage.rds;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.stowage.core.backend.StoreUrl;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL in a container that all tests of a run share; it ends with the run. An image that is
 * not there is fetched only where {@code -Dstowage.postgres.pull=true} says so: without a registry
 * that would hang for minutes.
 */
final class ContainerPostgres {

  private static final String IMAGE = System.getProperty("stowage.postgres.image", "");
  private static final boolean MAY_PULL = Boolean.getBoolean("stowage.postgres.pull");
  private static final PostgreSQLContainer SERVER = started();

  private ContainerPostgres() {}

  static RdsConfig config(SeriesForm form) {
    return RdsConfig.parse(
        StoreUrl.parse(
            "postgresql://%s:%d/%s?user=%s&schema=%s&series=%s"
                .formatted(
                    SERVER.getHost(),
                    SERVER.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                    SERVER.getDatabaseName(),
                    SERVER.getUsername(),
                    Local.freshSchema(),
                    form.word())));
  }

  static RdsPassword password() {
    return RdsPassword.of(SERVER.getPassword().toCharArray());
  }

  private static PostgreSQLContainer started() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException("no Docker here; leave the profile out");
    }
    if (!MAY_PULL && !isThere()) {
      throw new IllegalStateException(
          "no image "
              + IMAGE
              + " here; docker pull it, name another in -Dstowage.postgres.image=, or allow"
              + " fetching it with -Dstowage.postgres.pull=true");
    }
    PostgreSQLContainer server =
        new PostgreSQLContainer(
            DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"));
    server.withImagePullPolicy(image -> MAY_PULL && !isThere());
    server.start();
    return server;
  }

  private static boolean isThere() {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
      return true;
    } catch (NotFoundException absent) {
      return false;
    }
  }
}
