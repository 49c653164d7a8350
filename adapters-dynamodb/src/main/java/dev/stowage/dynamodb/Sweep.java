package dev.stowage.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes every item of a partition. Nothing is kept between two pages, so it can be repeated. */
final class Sweep {

  private final DynamoDbTable table;
  private final Batches batches;

  Sweep(DynamoDbTable table) {
    this.table = table;
    this.batches = new Batches(table);
  }

  void delete(Call call, String partition) {
    QueryResponse page;
    do {
      // Each page begins anew: what was found before is deleted.
      page =
          table.query(
              call,
              query ->
                  query
                      .keyConditionExpression("pk = :pk")
                      .expressionAttributeValues(Map.of(":pk", Keys.text(partition)))
                      .projectionExpression("pk, sk")
                      .consistentRead(true));
      batches.write(call, page.items().stream().map(Sweep::delete).toList());
    } while (!page.items().isEmpty());
  }

  private static WriteRequest delete(Map<String, AttributeValue> item) {
    return WriteRequest.builder().deleteRequest(d -> d.key(Keys.key(item))).build();
  }
}
