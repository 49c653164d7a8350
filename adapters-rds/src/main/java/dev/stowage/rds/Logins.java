package dev.stowage.rds;

import org.jspecify.annotations.Nullable;

/**
 * Says for each new connection as whom it is opened. A connection is made once in many statements,
 * so nothing is kept: a password that was changed is simply read anew.
 */
interface Logins extends AutoCloseable {

  /**
   * As whom one connection is opened.
   *
   * @param user the role; null for that of the configuration
   * @param password its password; null for none
   */
  record Identity(@Nullable String user, @Nullable String password) {

    /** Tells nothing of the password. */
    @Override
    public String toString() {
      return "identity of " + user;
    }
  }

  /**
   * Returns what the next connection takes.
   *
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED, UNAVAILABLE or THROTTLED, when
   *     it cannot be had
   */
  Identity next();

  /** Releases what it was asked with. */
  @Override
  default void close() {}

  /** Returns the logins that a configuration asks for. */
  static Logins of(RdsConfig config, RdsPassword passed) {
    Credential credential = config.login().credential();
    if (credential instanceof Credential.InFile inFile) {
      RdsPassword password = RdsPassword.inFile(inFile.file());
      return () -> new Identity(null, password.read().orElse(null));
    }
    if (credential instanceof Credential.InSecret secret) {
      return SecretLogins.open(secret.arn());
    }
    if (credential instanceof Credential.Iam) {
      return IamLogins.open(config);
    }
    return () -> new Identity(null, passed.read().orElse(null));
  }
}
