package dev.stowage.deployable;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.testkit.local.LocalTimestream;
import dev.stowage.wiring.Wiring;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a function can be told to keep its data in, and which packages belong to that alone. */
enum StoreChoice {
  DYNAMODB,
  POSTGRESQL,
  S3,
  TIMESTREAM,
  FILE;

  /** Of none of them, in a function that has neither a password in Secrets Manager nor a server. */
  static final List<String> OF_NONE =
      List.of(
          "dev.stowage.serve.",
          "org.eclipse.jetty.",
          "org.flywaydb.",
          "com.fasterxml.jackson.databind.",
          "software.amazon.awssdk.services.secretsmanager.");

  /** What every engine takes, and the build tells the tests as well. */
  private static final String KEY = "stowage";

  private static final String SDK = "software.amazon.awssdk.core.";

  /** What shows that this store was used. */
  String marker() {
    return packages().get(0);
  }

  /** What belongs to this store alone: first the adapter, then what it stands on. */
  private List<String> packages() {
    return switch (this) {
      case DYNAMODB ->
          List.of("dev.stowage.dynamodb.", "software.amazon.awssdk.services.dynamodb.");
      case POSTGRESQL -> List.of("dev.stowage.rds.", "org.postgresql.", "com.zaxxer.", "org.jdbi.");
      case S3 -> List.of("dev.stowage.s3.", "software.amazon.awssdk.services.s3.");
      case TIMESTREAM ->
          List.of(
              "dev.stowage.timestream.",
              "software.amazon.awssdk.services.timestreamwrite.",
              "software.amazon.awssdk.services.timestreamquery.");
      case FILE -> List.of("dev.stowage.file.");
    };
  }

  /** The packages that a function with this store loads nothing of. */
  List<String> foreign() {
    return Stream.concat(
            Stream.concat(
                OF_NONE.stream(),
                this == POSTGRESQL || this == FILE ? Stream.of(SDK) : Stream.of()),
            Arrays.stream(values())
                .filter(other -> other != this)
                .flatMap(other -> other.packages().stream()))
        .toList();
  }

  /** The classes that a function with this store should not have loaded. */
  List<String> foreignAmong(List<String> classes) {
    List<String> foreign = foreign();
    return classes.stream().filter(name -> foreign.stream().anyMatch(name::startsWith)).toList();
  }

  /** A time that Timestream's stand-in takes: not ahead, and not older than a table keeps. */
  static String recently() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60).toString();
  }

  /** Sets the store up and tells the function of it. */
  LambdaSetup in(LambdaSetup setup, Path folder) {
    String url = url(folder);
    if (this != FILE) {
      Wiring.initialise(StoreUrl.parse(url), BackendContext.system(new Meter()));
    }
    LambdaSetup chosen = setup.with(this == TIMESTREAM ? "STOWAGE_SERIES" : "STOWAGE_STORE", url);
    return switch (this) {
      case POSTGRESQL -> chosen;
      case FILE -> chosen;
      default -> chosen.with("AWS_ACCESS_KEY_ID", KEY).with("AWS_SECRET_ACCESS_KEY", KEY);
    };
  }

  /** Started when it is first asked for; ends with this process. */
  private static final class Engine {
    static final LocalS3 S3 = LocalS3.startForAnySignature();
  }

  private String url(Path folder) {
    return switch (this) {
      case DYNAMODB ->
          "dynamodb://classes?region=eu-west-1&endpoint=" + LocalDynamoDb.shared().endpoint();
      case POSTGRESQL -> LocalPostgres.shared().url() + "&schema=classes";
      case S3 -> "s3://classes?region=eu-west-1&path-style=true&endpoint=" + Engine.S3.endpoint();
      case TIMESTREAM ->
          "timestream://classes?region=eu-west-1&endpoint=" + LocalTimestream.shared().endpoint();
      case FILE -> "file:" + folder.resolve("data");
    };
  }
}
