package dev.stowage.bench.lambda;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.testkit.local.LocalTimestream;
import dev.stowage.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The functions that are measured, and the engines that their stores are on. */
final class Subjects implements AutoCloseable {

  private static final String HANDLER = "dev.stowage.lambda.LambdaHandler";

  private static final String ADD = event("POST", "/api/counters/visits");

  /** Timestream holds series alone, and reads of them wait for data that is late. */
  private static final String LIST = event("GET", "/api/series");

  private final LocalDynamoDb dynamo = LocalDynamoDb.start();
  private final LocalPostgres postgres = LocalPostgres.start();
  private final LocalS3 s3 = LocalS3.startForAnySignature();
  private final LocalTimestream timestream = LocalTimestream.start();
  private final Path deployable;
  private final Path folder;

  /**
   * Starts the engines.
   *
   * @param deployable the ZIP
   * @param folder takes what the functions keep in files
   */
  Subjects(Path deployable, Path folder) {
    this.deployable = deployable;
    this.folder = folder;
  }

  /** Sets the stores up. */
  List<Subject> all() throws IOException {
    List<Subject> all = new ArrayList<>();
    LambdaSetup empty = LambdaSetup.of(EmptyHandler.packed(folder), EmptyHandler.class.getName());
    for (Begin begin : Begin.values()) {
      all.add(new Subject("nothing", begin, empty, ADD));
      all.add(store("file", begin, "file:" + folder.resolve("data-" + begin)));
      all.add(
          store(
              "dynamodb", begin, "dynamodb://cold?region=eu-west-1&endpoint=" + dynamo.endpoint()));
      all.add(store("postgresql", begin, postgres.url() + "&schema=cold"));
      all.add(
          store(
              "s3", begin, "s3://cold?region=eu-west-1&path-style=true&endpoint=" + s3.endpoint()));
      all.add(
          store(
              "timestream",
              begin,
              "timestream://cold?region=eu-west-1&endpoint=" + timestream.endpoint()));
    }
    return all;
  }

  private Subject store(String name, Begin begin, String url) {
    Wiring.initialise(StoreUrl.parse(url), BackendContext.system(new Meter()));
    boolean seriesAlone = name.equals("timestream");
    LambdaSetup setup =
        LambdaSetup.of(deployable, HANDLER)
            .with("STOWAGE_OPEN_WRITES", "true")
            .with("AWS_ACCESS_KEY_ID", "stowage")
            .with("AWS_SECRET_ACCESS_KEY", "stowage")
            .with(seriesAlone ? "STOWAGE_SERIES" : "STOWAGE_STORE", url);
    return new Subject(name, begin, setup, seriesAlone ? LIST : ADD);
  }

  /** A request as an HTTP API of API Gateway hands it over, payload format 2.0. */
  private static String event(String method, String path) {
    return """
        {"version":"2.0","routeKey":"$default","rawPath":"PATH","rawQueryString":"",\
        "headers":{"host":"example.com","content-length":"0","accept":"*/*","x-forwarded-for":"198.51.100.7"},\
        "requestContext":{"stage":"$default","domainName":"example.com",\
        "http":{"method":"METHOD","path":"PATH","protocol":"HTTP/1.1","sourceIp":"198.51.100.7"}},\
        "isBase64Encoded":false}"""
        .replace("PATH", path)
        .replace("METHOD", method);
  }

  /** Ends the engines. */
  @Override
  public void close() {
    timestream.close();
    s3.close();
    postgres.close();
    dynamo.close();
  }
}
