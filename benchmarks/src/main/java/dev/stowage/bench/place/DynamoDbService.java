package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.util.List;
import java.util.Map;

/** DynamoDB: a table in the service, or in DynamoDB Local. */
final class DynamoDbService implements Service {

  private final Scratch scratch;

  DynamoDbService(Scratch scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "DynamoDB";
  }

  @Override
  public String shape() {
    return "dynamodb://TABLE?endpoint=...";
  }

  @Override
  public List<String> whereParameters() {
    return List.of("endpoint");
  }

  @Override
  public OnEngine onEngine(StoreUrl url) {
    LocalDynamoDb engine =
        scratch.engine(
            url.scheme(), LocalDynamoDb.class, LocalDynamoDb::start, LocalDynamoDb::close);
    Map<String, String> where =
        Map.of(
            "endpoint", engine.endpoint().toString(),
            "region", url.parameter("region").orElse("us-east-1"));
    return new OnEngine(SchemePlaces.at(url, "", "", where), engine.version());
  }
}
