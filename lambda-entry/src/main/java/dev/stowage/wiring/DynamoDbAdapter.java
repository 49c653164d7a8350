package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.dynamodb.DynamoDbBackend;
import dev.stowage.dynamodb.DynamoDbConfig;

/** {@code dynamodb://TABLE}. */
final class DynamoDbAdapter implements Adapter {

  @Override
  public void check(StoreUrl url) {
    DynamoDbConfig.parse(url);
  }

  @Override
  public Backend open(StoreUrl url, BackendContext context) {
    return DynamoDbBackend.open(DynamoDbConfig.parse(url), context);
  }

  @Override
  public void initialise(StoreUrl url, BackendContext context) {
    DynamoDbBackend.initialise(DynamoDbConfig.parse(url), context);
  }
}
