package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.wiring.Wiring;
import java.util.Map;

/** {@code dynamodb:}, a table in DynamoDB Local, or {@code dynamodb://TABLE} on this machine. */
final class DynamoDbPlaces implements SchemePlaces {

  private final Scratch scratch;

  DynamoDbPlaces(Scratch scratch) {
    this.scratch = scratch;
  }

  @Override
  public void check(StoreUrl url) {
    if (url.namesAPlace()) {
      Wiring.check(url);
      SchemePlaces.requireLoopback(url);
    } else {
      SchemePlaces.requireNoneOf(url, "dynamodb://TABLE?endpoint=...", "endpoint");
      Wiring.check(SchemePlaces.at(url, "checked", "", Map.of()));
    }
  }

  @Override
  public Place find(StoreUrl url, int number) {
    if (url.namesAPlace()) {
      return new WiredPlace(url, "DynamoDB at " + url.parameters().get("endpoint"));
    }
    LocalDynamoDb engine =
        scratch.engine(
            url.scheme(), LocalDynamoDb.class, LocalDynamoDb::start, LocalDynamoDb::close);
    Map<String, String> where =
        Map.of(
            "endpoint", engine.endpoint().toString(),
            "region", url.parameter("region").orElse("us-east-1"));
    StoreUrl table = SchemePlaces.at(url, PREFIX + number, "", where);
    return new WiredPlace(table, engine.version(), () -> {});
  }
}
