package dev.stowage.wiring;

import java.util.Optional;

/** What is set in the environment, which no other class reads. */
final class Settings {

  private Settings() {}

  /** Returns the password of a PostgreSQL role, from {@code PGPASSWORD}. */
  static Optional<String> postgresqlPassword() {
    return Optional.ofNullable(System.getenv("PGPASSWORD")).filter(password -> !password.isEmpty());
  }
}
