package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.dynamodb.DynamoDbBackend;
import dev.stowage.dynamodb.DynamoDbConfig;

/** {@code dynamodb://TABLE}. */
final class DynamoDbAdapter implements Adapter {

  private static final int LONGEST_NAME = 255;

  @Override
  public void check(StoreUrl url) {
    DynamoDbConfig.parse(url);
  }

  @Override
  public String awsService() {
    return "DYNAMODB";
  }

  @Override
  public Class<? extends Backend> type(StoreUrl url) {
    return DynamoDbBackend.class;
  }

  @Override
  public Backend open(StoreUrl url, BackendContext context) {
    return DynamoDbBackend.open(DynamoDbConfig.parse(url), context);
  }

  @Override
  public void initialise(StoreUrl url, BackendContext context) {
    DynamoDbBackend.initialise(DynamoDbConfig.parse(url), context);
  }

  @Override
  public boolean isThere(StoreUrl url, BackendContext context) {
    return DynamoDbBackend.isThere(DynamoDbConfig.parse(url), context);
  }

  /**
   * A table beside the URL's, whether that is there or not: a store uses the whole of its table.
   */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    StoreUrl own = beside(url, name);
    DynamoDbConfig config = DynamoDbConfig.parse(own);
    return new OwnPlace(
        own,
        "table " + config.table() + " (DynamoDB, on-demand)",
        new InitialisedPlace(
            this, own, whenRemoved -> DynamoDbBackend.remove(config, whenRemoved)));
  }

  private static StoreUrl beside(StoreUrl url, String name) {
    String table = url.authority().equals(name) ? name : url.authority() + "-" + name;
    if (table.length() > LONGEST_NAME) {
      throw new StowageException(
          ErrorKind.INVALID,
          "place",
          table,
          "a table's name has at most "
              + LONGEST_NAME
              + " characters; name a table with a shorter name");
    }
    return new StoreUrl(url.scheme(), table, url.path(), url.parameters());
  }
}
