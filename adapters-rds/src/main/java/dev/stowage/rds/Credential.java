package dev.stowage.rds;

import java.nio.file.Path;

/** By what a role proves to the database who it is. None of them is a secret itself. */
public sealed interface Credential {

  /**
   * The password that the caller passes to {@link RdsBackend#open(RdsConfig, RdsPassword,
   * dev.stowage.core.backend.BackendContext)}, that of {@code PGPASSWORD} for example, or none.
   */
  record Passed() implements Credential {}

  /**
   * The first line of a file, read whenever a connection is made.
   *
   * @param file the file
   */
  record InFile(Path file) implements Credential {}

  /**
   * A secret in AWS Secrets Manager, read whenever a connection is made, so that a rotated one is
   * taken up. It is a text, the password itself, or a JSON object with {@code password} and perhaps
   * {@code username}, which is the role where the URL names none.
   *
   * @param arn {@code arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME}
   */
  record InSecret(String arn) implements Credential {}

  /**
   * A token of 15 minutes instead of a password, signed for each connection with the AWS
   * credentials of this process, after <a
   * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">IAM
   * database authentication</a>. Only over TLS.
   */
  record Iam() implements Credential {}
}
