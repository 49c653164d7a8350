package dev.stowage.wiring;

import java.util.Optional;

/** What is set in the environment, which no other class reads. */
final class Settings {

  private Settings() {}

  /** Returns the password of a PostgreSQL role, from {@code PGPASSWORD}. */
  static Optional<String> postgresqlPassword() {
    return Optional.ofNullable(System.getenv("PGPASSWORD")).filter(password -> !password.isEmpty());
  }

  /**
   * Returns the endpoint that the AWS SDK takes for a service where a client is given none: {@code
   * AWS_ENDPOINT_URL_SERVICE}, else {@code AWS_ENDPOINT_URL}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service
   *     endpoints</a>
   */
  static Optional<String> awsEndpoint(String service) {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_" + service))
        .or(() -> Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")))
        .filter(url -> !url.isEmpty());
  }
}
